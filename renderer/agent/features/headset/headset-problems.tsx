import { useRef, useState } from 'react';
import { sameModel, type HeadsetModel } from '../../../../shared/domain/headset/headset.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './headset.module.css';
import { modelName, udevRules } from './model-name.ts';

/** What stands between a headset that is plugged in and Balie, and what to do about it. */
export function HeadsetProblems() {
  const { t } = useTranslation();
  const { headsets, unreadable } = useAppState((state) => state.headset);
  const look = useCommand('headset.look');
  const again = (
    <Button size="s" pending={look.pending} onClick={() => void look.run({})}>
      {t('headset.again')}
    </Button>
  );
  const nameOf = (model: HeadsetModel): string => modelName(model, (id) => t('headset.unnamed', { id }));
  // Whose rights are missing is explained by the rule, not by "another program".
  const broken = headsets.filter((headset) => headset.problem !== 'none' && !unreadable.some((model) => sameModel(model, headset)));
  return (
    <>
      {unreadable.length > 0 && (
        <InlineAlert severity="warning" title={t('headset.unreadable', { name: unreadable.map(nameOf).join(', ') })} actions={again}>
          <p>{t('headset.unreadableText')}</p>
          <Rules text={udevRules(unreadable)} />
        </InlineAlert>
      )}
      {broken.map((headset) => (
        <InlineAlert
          key={headset.key}
          severity="error"
          title={t(headset.problem === 'refused' ? 'headset.refused' : 'headset.failed', { name: nameOf(headset) })}
          actions={again}
        >
          {t(headset.problem === 'refused' ? 'headset.refusedText' : 'headset.failedText')}
        </InlineAlert>
      ))}
    </>
  );
}

function Rules({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const area = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState(false);
  // The clipboard API would need a permission that no page of ours has.
  const copy = (): void => {
    area.current?.select();
    setCopied(document.execCommand('copy'));
  };
  return (
    <div className={styles['part']}>
      <TextArea ref={area} label={t('headset.rule')} readOnly value={text} spellCheck={false} controlClassName={styles['code']} onFocus={(event) => event.target.select()} />
      <Button size="s" className={styles['start']} onClick={copy}>
        {t(copied ? 'headset.copied' : 'headset.copy')}
      </Button>
    </div>
  );
}
