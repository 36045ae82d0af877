import { useState } from 'react';
import type { BulkChange } from '../../../../shared/domain/contact/bulk-change.ts';
import { brandId, type AgentId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { SuggestField } from './suggest-field.tsx';

type Props = {
  readonly pending: boolean;
  readonly onRun: (change: BulkChange) => void;
  readonly onClose: () => void;
};

/** A tag to put on or take off, offered from those that exist. */
export function BulkTag({ pending, onRun, onClose }: Props) {
  const { t } = useTranslation();
  const [tag, setTag] = useState('');
  const run = (on: boolean): void => {
    if (tag.trim() !== '') onRun({ kind: 'tag', tag: tag.trim(), on });
  };
  const label = t('customers.filter.part.tags');
  return (
    <form
      style={{ display: 'contents' }}
      onSubmit={(event) => {
        event.preventDefault();
        run(true);
      }}
    >
      <SuggestField label={label} of="tag" value={tag} onChange={setTag} />
      <Button size="s" variant="primary" type="submit" pending={pending} disabled={tag.trim() === ''}>
        {t('customers.bulk.tagOn')}
      </Button>
      <Button size="s" pending={pending} disabled={tag.trim() === ''} onClick={() => run(false)}>
        {t('customers.bulk.tagOff')}
      </Button>
      <Button size="s" variant="quiet" onClick={onClose}>
        {t('common.cancel')}
      </Button>
    </form>
  );
}

/** Who looks after them from now on. */
export function BulkOwner({ pending, onRun, onClose }: Props) {
  const { t } = useTranslation();
  const agents = useAppState(({ session }) => session.agents);
  const [owner, setOwner] = useState<string | null>(null);
  return (
    <div style={{ display: 'contents' }}>
      <Select
        label={t('customers.bulk.owner')}
        labelHidden
        placeholder={t('customers.bulk.owner')}
        value={owner}
        options={[
          { value: '', label: t('customers.filter.nobody') },
          ...agents.filter(({ active }) => active).map(({ id, name }) => ({ value: id as string, label: name })),
        ]}
        onChange={setOwner}
      />
      <Button
        size="s"
        variant="primary"
        pending={pending}
        disabled={owner === null}
        onClick={() => onRun({ kind: 'owner', ownerId: owner === null || owner === '' ? null : brandId<AgentId>(owner) })}
      >
        {t('common.save')}
      </Button>
      <Button size="s" variant="quiet" onClick={onClose}>
        {t('common.cancel')}
      </Button>
    </div>
  );
}
