import type { DirectoryEntry } from '../../shared/domain/directory/directory-entry.ts';
import { dialTarget } from '../../shared/domain/contact/phone-number.ts';
import { appError } from '../../shared/errors/app-error.ts';
import { brandId, type DirectoryEntryId } from '../../shared/lib/brand.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { PresenceChange, SipEngine } from '../sip/sip-engine.ts';
import type { DataPort } from './ports/data-port.ts';
import type { NewId, Outcome } from './ports/platform-ports.ts';
import type { ProvisionedColleague } from './provisioning.ts';
import type { StateStore } from './state-store.ts';

/** What a supervisor or administrator says about a colleague. */
export type DirectoryFields = Pick<DirectoryEntry, 'name' | 'address' | 'department' | 'presence'>;

/** The colleagues to hand over to. Entries of the provisioning file belong to the file. */
export type DirectoryDesk = {
  /** @param provisioned entries of the provisioning file; null leaves those of before. */
  readonly load: (provisioned: readonly ProvisionedColleague[] | null) => Promise<void>;
  readonly save: (id: DirectoryEntryId | null, fields: DirectoryFields) => Promise<Outcome>;
  readonly remove: (id: DirectoryEntryId) => Promise<Outcome>;
  /** Somebody looks: the exchange is asked who is free, until nobody looks any more. */
  readonly watch: (on: boolean) => void;
  readonly presenceChanged: (change: PresenceChange) => void;
};

export function createDirectoryDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly engine: () => SipEngine;
  readonly newId: NewId;
}): DirectoryDesk {
  const { store } = deps;
  let watching = false;
  const follow = (): void =>
    deps
      .engine()
      .watchPresence(watching ? store.get().directory.flatMap(({ address, presence }) => (presence ? [address] : [])) : []);
  const refresh = async (): Promise<void> => {
    store.setSlice('directory', await deps.data().directory.list());
    if (watching) follow();
  };
  const by = () => store.get().session.agent?.id ?? null;
  const find = (id: DirectoryEntryId): DirectoryEntry | undefined => store.get().directory.find((entry) => entry.id === id);

  return {
    load: async (provisioned) => {
      if (provisioned !== null)
        await deps.data().directory.provision(
          provisioned.map(({ name, address, department, presence }) => ({
            id: brandId<DirectoryEntryId>(deps.newId()),
            name,
            address,
            department,
            presence,
            provisioned: true,
          })),
        );
      await refresh();
    },
    save: async (id, { name, address, department, presence }) => {
      const known = id === null ? undefined : find(id);
      if (id !== null && known === undefined) return err(appError('not-found', 'no such directory entry'));
      if (known?.provisioned === true) return err(appError('not-allowed', 'the entry comes from the provisioning file'));
      const target = dialTarget(address, store.get().settings.country);
      if (!target.ok) return target;
      const entry = { name: name.trim(), address: address.trim(), department: department.trim(), presence };
      await deps.data().directory.save({ ...entry, id: known?.id ?? brandId(deps.newId()), provisioned: false }, by());
      await refresh();
      return ok();
    },
    watch: (on) => {
      if (on === watching) return;
      watching = on;
      follow();
      if (!on) store.setSlice('presence', {});
    },
    presenceChanged: ({ address, presence }) => {
      if (watching) store.setSlice('presence', { ...store.get().presence, [address]: presence });
    },
    remove: async (id) => {
      if (find(id)?.provisioned === true) return err(appError('not-allowed', 'the entry comes from the provisioning file'));
      await deps.data().directory.remove(id, by());
      await refresh();
      return ok();
    },
  };
}
