import { useTranslation } from 'react-i18next';
import { PaneHeader } from '../../ui/pane.tsx';

/** The content of the region; the shell provides the region itself with its name. */
export function CustomerPane() {
  const { t } = useTranslation();
  return <PaneHeader title={t('customer.region')} />;
}
