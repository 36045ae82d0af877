import { TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from '../bridge/texts.ts';
import { Button } from './button.tsx';
import { EmptyState } from './pane.tsx';

type Props = { readonly children: ReactNode };

/**
 * Keeps a fault of one part of the window to that part: without it React takes everything away, the telephone of a call that goes on
 * included. The part can be shown again; whatever main holds is unharmed.
 */
export class FaultBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Failed onAgain={() => this.setState({ failed: false })} /> : this.props.children;
  }
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
