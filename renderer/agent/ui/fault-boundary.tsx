import { TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from '../bridge/texts.ts';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { EmptyState } from './pane.tsx';

type Props = {
  readonly children: ReactNode;
  /** What stands there instead; by default words and a button. It must need less than what it stands for. */
  readonly renderInstead?: (again: () => void) => ReactNode;
  /** Of the state of what is shown: a change of it may have taken the fault away, so the part is tried again. */
  readonly moment?: string;
};

type State = { readonly failed: boolean; readonly moment: string | undefined };

/**
 * Keeps a fault of one part of the window to that part: without it React takes everything away, the telephone of a call that goes on
 * included. The part can be shown again; whatever main holds is unharmed.
 */
export class FaultBoundary extends Component<Props, State> {
  override state: State = { failed: false, moment: this.props.moment };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  static getDerivedStateFromProps({ moment }: Props, state: State): State | null {
    return moment === state.moment ? null : { failed: false, moment };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const again = (): void => this.setState({ failed: false });
    return this.props.renderInstead?.(again) ?? <Failed onAgain={again} />;
  }
}

/** A part of a bar: where there is room for one button. */
export function SmallFaultBoundary({ children }: { readonly children: ReactNode }) {
  return <FaultBoundary renderInstead={(again) => <FailedInBar onAgain={again} />}>{children}</FaultBoundary>;
}

function Failed({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <EmptyState icon={<TriangleAlert size={28} />} title={t('common.fault.title')}>
        <p>{t('common.fault.text')}</p>
        <Button size="s" onClick={onAgain}>
          {t('common.fault.again')}
        </Button>
      </EmptyState>
    </div>
  );
}

function FailedInBar({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <span role="alert">
      <span className="visually-hidden">{t('common.fault.title')}. </span>
      <IconButton size="s" label={t('common.fault.againInBar')} icon={<TriangleAlert />} onClick={onAgain} />
    </span>
  );
}
