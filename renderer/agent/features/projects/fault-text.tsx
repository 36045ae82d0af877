import type { DefinitionFault, ScriptFault } from '../../../../shared/domain/definition/definition-fault.ts';
import type { ScriptProblem } from '../../../../shared/domain/script/check-script.ts';
import { useTranslation } from '../../bridge/texts.ts';
import styles from './projects.module.css';

/** What is wrong with a definition, and where. */
export function FaultText({ fault: { problem, path, detail } }: { readonly fault: DefinitionFault }) {
  const { t } = useTranslation();
  return (
    <>
      {isOfScript(problem)
        ? t('projects.faultOfScript', { problem: t(`scriptEditor.problem.${problem.slice('script-'.length) as ScriptProblem['problem']}`, { detail }) })
        : t(`projects.fault.${problem}`, { detail: problem === 'invalid' ? t(`projects.invalid.${detail}`, { defaultValue: detail }) : detail })}
      {path !== '' && (
        <>
          {' '}
          {t('projects.faultPlace')} <code className={styles['place']}>{path}</code>.
        </>
      )}
    </>
  );
}

function isOfScript(problem: DefinitionFault['problem']): problem is ScriptFault {
  return problem.startsWith('script-');
}
