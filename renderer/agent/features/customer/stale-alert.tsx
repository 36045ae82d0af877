import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';

/** Somebody changed the customer while the form was open: what happened, and the two ways on. */
export function StaleAlert({
  onKeepMine,
  onReload,
}: {
  readonly onKeepMine: () => void;
  readonly onReload: () => void;
}) {
  const { t } = useTranslation();
  return (
    <InlineAlert
      severity="warning"
      title={t('customer.form.staleTitle')}
      actions={
        <>
          <Button size="s" onClick={onKeepMine}>
            {t('customer.form.keepMine')}
          </Button>
          <Button size="s" onClick={onReload}>
            {t('customer.form.reload')}
          </Button>
        </>
      }
    >
      {t('customer.form.staleText')}
    </InlineAlert>
  );
}
