import type { DefinitionFault } from '../../../../shared/domain/definition/definition-fault.ts';
import { useTranslation } from '../../bridge/texts.ts';
import styles from './projects.module.css';

/** What is wrong with a definition, and where. */
export function FaultText({ fault: { problem, path, detail } }: { readonly fault: DefinitionFault }) {
  const { t } = useTranslation();
  return (
    <>
      {t(`projects.fault.${problem}`, { detail: problem === 'invalid' ? t(`projects.invalid.${detail}`, { defaultValue: detail }) : detail })}
      {path !== '' && (
        <>
          {' '}
          {t('projects.faultPlace')} <code className={styles['place']}>{path}</code>.
        </>
      )}
    </>
  );
}
