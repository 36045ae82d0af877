import type { LocalisedText } from '../../../../shared/domain/script/script.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './script-editor.module.css';

/** The same words in both languages, side by side. */
export function WordsFields({ label, value, long = false, labelHidden = false, onChange }: { readonly label: string; readonly value: LocalisedText; readonly long?: boolean; readonly labelHidden?: boolean; readonly onChange: (value: LocalisedText) => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles['pair']}>
      {(['nl', 'en'] as const).map((language) => {
        const shared = { label: t('scriptEditor.inLanguage', { label, language: t(`scriptEditor.language.${language}`) }), value: value[language], lang: language, labelHidden, ...(labelHidden ? { placeholder: t(`scriptEditor.language.${language}`) } : {}) };
        return long ? (
          <TextArea key={language} {...shared} rows={3} maxLength={4_000} onChange={(event) => onChange({ ...value, [language]: event.target.value })} />
        ) : (
          <TextField key={language} {...shared} maxLength={200} onChange={(event) => onChange({ ...value, [language]: event.target.value })} />
        );
      })}
    </div>
  );
}
