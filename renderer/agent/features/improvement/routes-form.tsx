import { useState } from 'react';
import { ROUTED_KINDS, type RemarkRoutes } from '../../../../shared/domain/improvement/remark.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { DepartmentField } from './department-field.tsx';
import styles from './improvement.module.css';
import { useRoutes } from './use-routes.ts';

/** Which department gets what is noted, on this project. */
export function RoutesForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const known = useRoutes();
  const [changed, setChanged] = useState<RemarkRoutes>({});
  const save = useCommand('remark.saveRoutes');
  return (
    <EscapeForm label={t('improvement.routes')} className={styles['routes']} onSubmit={() => void save.run({ routes: { ...known, ...changed } }).then(({ ok }) => ok && onClose())} onCancel={onClose}>
      <p className={styles['routes-text']}>{t('improvement.routesText')}</p>
      <div className={styles['routes-fields']}>
        {ROUTED_KINDS.map((kind) => (
          <DepartmentField key={kind} label={t(`improvement.kind.${kind}`)} value={changed[kind] ?? known[kind] ?? ''} onChange={(event) => setChanged((all) => ({ ...all, [kind]: event.target.value }))} />
        ))}
      </div>
      <ErrorAlert error={save.error} />
      <span className={styles['acts']}>
        <Button size="s" variant="primary" type="submit" shortcut="↵" pending={save.pending}>
          {t('common.save')}
        </Button>
        <Button size="s" variant="quiet" shortcut="Esc" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </span>
    </EscapeForm>
  );
}
