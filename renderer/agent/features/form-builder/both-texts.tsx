import type { LocalisedText } from '../../../../shared/domain/script/script.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { TextField } from '../../ui/text-field.tsx';
import styles from './form-builder.module.css';

/** A text in both languages, Dutch first. An empty one is marked where it is needed. */
export function BothTexts({
  label,
  value,
  needed = true,
  labelHidden = false,
  autoFocus = false,
  onChange,
}: {
  readonly label: string;
  readonly value: LocalisedText;
  readonly needed?: boolean;
  readonly labelHidden?: boolean;
  readonly autoFocus?: boolean;
  readonly onChange: (value: LocalisedText) => void;
}) {
  const { t } = useTranslation();
  const field = (language: 'nl' | 'en') => (
    <TextField
      label={t('formBuilder.inLanguage', { label, language: t(`formBuilder.language.${language}`) })}
      labelHidden={labelHidden}
      placeholder={t(`formBuilder.language.${language}`)}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- a field that was just added is named first
      autoFocus={autoFocus && language === 'nl'}
      maxLength={500}
      missing={needed && value[language].trim() === ''}
      value={value[language]}
      onFocus={({ target }) => autoFocus && target.select()}
      onChange={({ target }) => onChange({ ...value, [language]: target.value })}
    />
  );
  return (
    <div className={styles['both']}>
      {field('nl')}
      {field('en')}
    </div>
  );
}
