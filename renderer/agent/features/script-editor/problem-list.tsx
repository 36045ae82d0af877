import type { ScriptProblem } from '../../../../shared/domain/script/check-script.ts';
import type { RegistrationForm } from '../../../../shared/domain/registration/form.ts';
import type { OpeningPart, Script } from '../../../../shared/domain/script/script.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import styles from './script-editor.module.css';

/** What the checks find, each with its place; pressing one goes there. */
export function ProblemList({ script, form, problems, language, onGo }: { readonly script: Script; readonly form: RegistrationForm; readonly problems: readonly ScriptProblem[]; readonly language: Language; readonly onGo: (where: string) => void }) {
  const { t } = useTranslation();
  const titleOf = (id: string): string => {
    const offer = (script.hints ?? []).findIndex((each) => each.id === id);
    if (offer >= 0) return t('scriptEditor.offer', { number: offer + 1 });
    const named = script.steps.find((each) => each.id === id)?.title ?? script.objections.find((each) => each.id === id)?.label;
    return named?.[language].trim() || t('scriptEditor.untitled');
  };
  const fieldOf = (key: string): string => form.fields.find((field) => field.key === key)?.label[language] ?? key;
  /** In the words of the editor: what the checks name is written for whoever writes files. */
  const detailOf = ({ problem, detail }: ScriptProblem): string => {
    if (problem === 'opening-missing') return t(`script.opening.${detail as OpeningPart}`);
    if (problem === 'unfit-value') return fieldOf(detail);
    const { 1: of, 2: part = '', 3: more = '' } = /^(en|nl): (\w+)(.*)$/u.exec(detail) ?? [];
    if (of === undefined) return detail;
    const place = `${t(`scriptEditor.part.${part}`, { defaultValue: part })} (${t(`scriptEditor.language.${of as Language}`)})`;
    return problem === 'template' ? `${place}${more}` : place;
  };
  return (
    <section className={styles['problems']} aria-label={t('scriptEditor.problems')}>
      <h4>{problems.length === 0 ? t('scriptEditor.sound') : t('scriptEditor.problemCount', { count: problems.length })}</h4>
      <ul>
        {problems.map((each, index) => (
          <li key={`${each.problem}-${each.where}-${String(index)}`}>
            <button type="button" onClick={() => onGo(each.where)}>
              {each.where !== '' && <strong>{titleOf(each.where)}: </strong>}
              {t(`scriptEditor.problem.${each.problem}`, { detail: detailOf(each) })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
