import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { spokenDate } from '../../../../../renderer/agent/features/script/spoken-values.ts';
import { appError } from '../../../../../shared/errors/app-error.ts';
import { err, ok } from '../../../../../shared/lib/result.ts';
import { testAppState } from '../../../../support/app-state.ts';
import { actAsMain, ANNA as FIRST, interactionIdOf, stateWith } from '../../../../support/interactions.ts';
import { renderApp } from '../../../../support/render-app.tsx';

afterEach(cleanup);

/** Spoken to in the language of the interface. */
const ANNA = { ...FIRST, language: 'en' } as const;

const script = () => within(screen.getByRole('region', { name: 'Script' }));
const form = () => within(screen.getByRole('region', { name: 'Registration' }));

describe('the script', () => {
  it('says how to begin where there is no call', async () => {
    await renderApp(testAppState({ account: { kind: 'practice', sip: null, passwordInMemoryOnly: false } }));
    expect(script().getByText(/Press “Call me”/)).toBeDefined();
  });

  it('shows the first step while it rings, with the names filled in', async () => {
    await renderApp(stateWith([{ contact: ANNA, phase: 'ringing' }]), actAsMain);
    expect((await script().findByText(/speaking\. How may I help you/)).parentElement?.textContent).toBe(
      'Good day, Customer service, Sanne de Wit speaking. How may I help you?',
    );
    expect(script().getByText('Step 1 of 8')).toBeDefined();
    expect(script().getByText(/Not answered yet/)).toBeDefined();
  });

  it('takes no digit for an answer that is pressed in what was opened beside it', async () => {
    const { user, fake } = await renderApp(stateWith([{ contact: ANNA }]), (main) => {
      actAsMain(main);
      main.on('remark.routes', () => ok({}));
      main.on('remark.alike', () => ok([]));
      main.on('remark.add', () => err(appError('not-found', 'kept as it is')));
    });
    await script().findByText('Greeting');
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await script().findByText('Mrs Van den Berg');
    const before = fake.inputsOf('script.answer').length;
    await user.keyboard('{Control>}j{/Control}');
    expect(await screen.findByRole('radio', { name: /Remark|Quality/u, checked: true }, { timeout: 10_000 })).toBe(document.activeElement);
    await user.keyboard('5Chairs for outside{Enter}');
    await waitFor(() => expect(fake.inputsOf('remark.add')).toMatchObject([{ kind: 'need', text: 'Chairs for outside' }]));
    await user.keyboard('{Escape}');
    expect(fake.inputsOf('script.answer').length).toBe(before);
  });

  it('takes no digit for an answer that is pressed in a field of the form', async () => {
    const { user, fake } = await renderApp(stateWith([{ contact: ANNA }]), actAsMain);
    await script().findByText('Greeting');
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await script().findByText('Mrs Van den Berg');
    const before = fake.inputsOf('script.answer').length;
    act(() => form().getByRole('radio', { name: 'Yes' }).focus());
    await user.keyboard('2');
    expect(form().getByRole('radio', { name: 'No' }).getAttribute('aria-checked')).toBe('true');
    expect(fake.inputsOf('script.answer').length).toBe(before);
  });

  it('speaks in the name of the client whose work it is', async () => {
    const state = stateWith([{ contact: ANNA, phase: 'ringing' }]);
    const { project } = state;
    if (project === null) throw new Error('no project');
    await renderApp({ ...state, project: { ...project, plan: { ...project.plan, client: 'Veldhuis Wonen' } } }, actAsMain);
    expect((await script().findByText(/speaking\. How may I help you/)).parentElement?.textContent).toContain('Good day, Veldhuis Wonen, Sanne');
  });

  it('is walked by keys alone, fills the form, and comes to an end', async () => {
    const { user } = await renderApp(stateWith([{ contact: ANNA }]), actAsMain);
    await script().findByText('Greeting');
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    expect(script().getByText('Mrs Van den Berg')).toBeDefined();
    await user.keyboard('1');
    expect(script().getByText('Question or request')).toBeDefined();
    await user.keyboard('Two lamps are broken. 12{Enter}');
    await user.keyboard('{Alt>}2{/Alt}');
    await user.keyboard('One is cracked{Enter}');
    await user.keyboard('1');
    await user.keyboard('1');
    expect(script().getByText('Two lamps are broken. 12')).toBeDefined();
    await user.click(script().getByRole('button', { name: 'Next' }));
    expect(script().getByText(/Thank you for calling/)).toBeDefined();
    expect(script().queryByRole('button', { name: 'Next' })).toBeNull();

    expect(form().getByLabelText<HTMLTextAreaElement>('Question or request').value).toBe('Two lamps are broken. 12');
    expect(form().getByLabelText<HTMLTextAreaElement>('Note').value).toBe('One is cracked');
    expect(form().getByRole('combobox', { name: 'Category' }).textContent).toBe('Complaint');
    expect(form().getByRole('radio', { name: 'Yes' }).getAttribute('aria-checked')).toBe('true');
    expect(form().getAllByText('from script').length).toBe(4);
    expect(form().getByText('Closes itself at hang-up')).toBeDefined();
  });

  it('ticks its checklist by itself and by key, and goes back to where the focus was', async () => {
    const { user } = await renderApp(stateWith([{ contact: ANNA }]), actAsMain);
    await script().findByText('Greeting');
    const item = (name: string) => script().getByRole('button', { name });
    const pressed = (name: string) => item(name).getAttribute('aria-pressed');
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    expect([pressed('Said own name'), pressed('Reason clear'), pressed('Listened')]).toEqual(['true', 'false', 'false']);
    await user.keyboard('{Control>}{Shift>}k{/Shift}{/Control}');
    expect(document.activeElement?.textContent).toBe('Reason clear');
    await user.keyboard('{ArrowRight}[Space]');
    expect(pressed('Listened')).toBe('true');
    expect(script().getByText('3 of 8')).toBeDefined();
    await user.keyboard('{Control>}{Shift>}k{/Shift}{/Control}');
    expect(document.activeElement?.textContent).not.toBe('Listened');
  });

  it('loses no letter that is typed before the next step is there, and takes none of them for an answer', async () => {
    const later: (() => void)[] = [];
    const step = () => act(() => later.shift()?.());
    const { user } = await renderApp(stateWith([{ contact: ANNA }]), (fake) => actAsMain(fake, (answer) => later.push(answer)));
    await script().findByText('Greeting');
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    // Not seen yet: no answer to it.
    await user.keyboard('3');
    step();
    expect(script().getByText('Mrs Van den Berg')).toBeDefined();
    expect(later).toHaveLength(0);
    await user.keyboard('1');
    await user.keyboard('2 lambs{Backspace}{Backspace}ps');
    step();
    const typed = script().getByRole<HTMLTextAreaElement>('textbox');
    expect(typed.value).toBe('2 lamps');
    await user.keyboard(' are broken{Enter}');
    await user.keyboard(' too late');
    expect(typed.value).toBe('2 lamps are broken');
    step();
    expect(form().getByLabelText<HTMLTextAreaElement>('Question or request').value).toBe('2 lamps are broken');
    await user.keyboard('1');
    expect(later).toHaveLength(1);
  });

  it('goes back with the answer kept, jumps, and skips', async () => {
    const { user, fake } = await renderApp(stateWith([{ contact: ANNA }]), actAsMain);
    await script().findByText('Greeting');
    expect(script().getByRole<HTMLButtonElement>('button', { name: 'Back' }).disabled).toBe(true);
    await user.click(script().getByRole('button', { name: 'Next' }));
    await user.keyboard('3');
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(script().getByRole('button', { name: /No, someone else/, pressed: true })).toBeDefined();
    await user.click(script().getByRole('button', { name: 'Skip' }));
    expect(fake.inputsOf('script.jump')).toEqual([{ interactionId: interactionIdOf(1), stepId: 'question' }]);
    await user.click(script().getByRole('button', { name: 'Steps' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Goodbye' }));
    expect(script().getByText(/Thank you for calling/)).toBeDefined();
  });

  it('puts the reply to an objection on screen and returns to where it was', async () => {
    const { user, fake } = await renderApp(stateWith([{ contact: ANNA }]), actAsMain);
    await script().findByText('Greeting');
    await user.click(script().getByRole('button', { name: 'That is too expensive' }));
    expect(script().getByText(/what you compare it with/)).toBeDefined();
    await user.click(script().getByRole('button', { name: 'Back to the script' }));
    expect(script().getByText('Greeting')).toBeDefined();
    await user.keyboard('{Control>}{Alt>}5{/Alt}{/Control}');
    expect(script().getByText(/what you compare it with/)).toBeDefined();
    expect(fake.state().interactions[0]?.script).toMatchObject({ path: ['greeting'], objection: 'too-expensive', raised: ['too-expensive'] });
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(script().queryByText(/what you compare it with/)).toBeNull();
  });

  it('speaks the language of the customer, names the rest in that of the agent, and changes at a key', async () => {
    const { user } = await renderApp(stateWith([{ contact: FIRST }]), actAsMain);
    expect(await script().findByText(/Waarmee kan ik u helpen/)).toBeDefined();
    expect(script().getByText('Greeting')).toBeDefined();
    expect(script().getByText('in Dutch')).toBeDefined();
    await user.keyboard('{Control>}{Shift>}L{/Shift}{/Control}');
    expect(script().getByText(/How may I help you/)).toBeDefined();
    expect(script().queryByText('in Dutch')).toBeNull();
  });

  it('shows what is not known as a blank, and a typed digit is no answer', async () => {
    const { user, fake } = await renderApp(stateWith([{}]), actAsMain);
    await script().findByText('Greeting');
    await user.click(script().getByRole('button', { name: 'Next' }));
    // Who is not known is asked for a name, not for a blank.
    expect(await script().findByText(/May I have your name, postcode and house number/)).toBeDefined();
    await user.keyboard('3');
    expect(script().getByText('[name]').getAttribute('title')).toContain('Not known yet');
    await user.click(form().getByLabelText('Note'));
    await user.keyboard('1');
    expect(fake.inputsOf('script.answer').length).toBe(2);
  });

  it('is quiet when the contact is registered', async () => {
    await renderApp(stateWith([{ contact: ANNA, phase: 'ended', change: { state: 'completed' } }]), actAsMain);
    expect(script().getByText('The contact with Anna van den Berg is on record.')).toBeDefined();
  });

  it('keeps to the call that is talked to when another rings', async () => {
    const { fake } = await renderApp(stateWith([{ contact: ANNA }]), actAsMain);
    await script().findByText('Greeting');
    const two = stateWith([{ contact: ANNA }, { phase: 'ringing' }]);
    const second = two.interactions[1];
    const ring = two.calls.calls[1];
    if (second === undefined || ring === undefined) throw new Error('two calls were asked for');
    act(() => {
      fake.emit({
        type: 'call',
        event: {
          type: 'started',
          callId: ring.id,
          at: ring.startedAt,
          direction: 'in',
          interactionId: second.id,
          remote: ring.remote,
          sipCallId: 'y',
        },
      });
      fake.emit({ type: 'interaction', interaction: second });
    });
    expect(screen.getByRole('heading', { name: 'Anna van den Berg' })).toBeDefined();
    expect(await form().findByRole('group', { name: 'Open registrations' })).toBeDefined();
  });
});

describe('dates', () => {
  it('are written as they are said', () => {
    const day = new Date(2026, 10, 23);
    expect([spokenDate(day, 'en'), spokenDate(day, 'nl')]).toEqual(['Monday 23 November', 'maandag 23 november']);
  });
});
