import { useTranslation } from '../bridge/texts.ts';
import { Button } from './button.tsx';

/** Save and cancel of a form that opens in a line or a row; the form around it places the two. */
export function LineActs({
  save,
  shortcut = '↵',
  disabled = false,
  pending,
  onCancel,
}: {
  /** What sending it does; "Save" when left out. */
  readonly save?: string;
  /** The key that sends it; null where Enter means something else in its fields. */
  readonly shortcut?: string | null;
  readonly disabled?: boolean;
  readonly pending: boolean;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <Button size="s" variant="primary" type="submit" shortcut={shortcut ?? undefined} disabled={disabled} pending={pending}>
        {save ?? t('common.save')}
      </Button>
      <Button size="s" variant="quiet" shortcut="Esc" onClick={onCancel}>
        {t('common.cancel')}
      </Button>
    </>
  );
}
