import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { localDate } from '../../../../shared/domain/contact/calendar-date.ts';
import { missingForCompletion } from '../../../../shared/domain/interaction/completion.ts';
import { customerFacts } from '../../../../shared/domain/interaction/customer-facts.ts';
import { fieldStates, type FieldState, type FormAbout } from '../../../../shared/domain/registration/field-state.ts';
import { changeField } from '../../../../shared/domain/registration/field-values.ts';
import type { FormRef, RegistrationForm, RegistrationValues } from '../../../../shared/domain/registration/form.ts';
import { refKey } from '../../../../shared/domain/registration/form-ref.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import type { Client } from '../../bridge/client.ts';
import { useClient } from '../../bridge/hooks.ts';
import { useDrafts } from './use-field-draft.ts';

/** A version of a form never changes, so each is fetched once. */
const fetched = new WeakMap<Client, Map<string, RegistrationForm>>();

/** The form that an interaction is registered with; null while it is under way, or without an interaction. */
export function useForm(ref: FormRef | null): RegistrationForm | null {
  const client = useClient();
  const key = ref === null ? '' : refKey(ref);
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly form: RegistrationForm } | null>(null);
  const cached = fetched.get(client)?.get(key) ?? null;
  const needed = cached === null;
  // A reference is a new object with each change of the state; the same version of a form is asked for once.
  const asked = ref === null ? null : JSON.stringify(ref);
  useEffect(() => {
    if (!needed || asked === null) return undefined;
    let current = true;
    void client.invoke('form.get', JSON.parse(asked) as FormRef).then((reply) => {
      if (!reply.ok) return;
      fetched.set(client, (fetched.get(client) ?? new Map<string, RegistrationForm>()).set(key, reply.value));
      if (current) setLoaded({ key, form: reply.value });
    });
    return () => {
      current = false;
    };
  }, [client, key, asked, needed]);
  return cached ?? (loaded?.key === key ? loaded.form : null);
}

/** What conditions of the form look at, as main sees it. */
export function useFormAbout({ script, contact, startedAt }: InteractionView): FormAbout {
  const { answers } = script;
  return useMemo(() => ({ answers, customer: customerFacts(contact), today: localDate(startedAt) }), [answers, contact, startedAt]);
}

export type FormView = {
  readonly states: ReadonlyMap<string, FieldState>;
  /** What keeps the registration from being complete, in the order of the form. */
  readonly missing: readonly string[];
};

/** Every field as it stands, with what has been typed a moment ago. */
export function useFormView(interaction: InteractionView, form: RegistrationForm): FormView {
  const typed = useStore(useDrafts().store);
  const about = useFormAbout(interaction);
  const { id, values: stored } = interaction;
  return useMemo(() => {
    const values = [...typed.values()]
      .filter(({ interactionId }) => interactionId === id)
      .reduce<RegistrationValues>((all, { field, value }) => changeField(all, form, field, value, 'agent'), stored);
    return { states: fieldStates(form, values, about), missing: missingForCompletion(values, form, about) };
  }, [typed, id, stored, form, about]);
}
