import type { HandOverWords } from '../app/follow-up/hand-over/hand-over-desk.ts';
import type { Call } from '../../shared/domain/call/call.ts';
import i18next, { type TFunction } from 'i18next';
import type { AgentState, ChosenState, NotReadyReason } from '../../shared/domain/agent-state/agent-state.ts';
import { isShippedReason, type ReasonRule } from '../../shared/domain/agent-state/not-ready-reasons.ts';
import { CATALOGUES } from '../../shared/i18n/catalogues.ts';
import type { Language } from '../../shared/ipc/app-state.ts';
import { displayMinor, displayNumber } from '../../shared/domain/registration/describe.ts';
import type { Words } from '../app/core.ts';
import type { AftermathWords } from '../app/registration/deps.ts';
import { shownOutside } from '../app/shown-outside.ts';
import { contactFileWords } from './contact-file-words.ts';
import type { TrayView } from '../app/tray-view.ts';

type Named = { readonly name: string };

/** The texts of the tray in one language; names of callers may be empty. */
export type TrayWords = (language: Language) => {
  readonly state: (state: AgentState, reasons: readonly ReasonRule[]) => string;
  readonly choice: (choice: ChosenState, reasons: readonly ReasonRule[]) => string;
  readonly toolTip: (view: TrayView) => string;
  readonly answer: (who: Named, locked: boolean) => string;
  readonly decline: (who: Named, locked: boolean) => string;
  readonly hangUp: (who: Named, locked: boolean) => string;
  /** So many are to be called back now. */
  readonly callBack: (count: number) => string;
  readonly doNotDisturb: string;
  readonly show: string;
  readonly quit: string;
};

/** The texts that main itself shows, from the same catalogues as the window. */
export function createWords(projectName: (call: Call) => string): Words & { readonly tray: TrayWords } {
  const texts = i18next.createInstance();
  // Synchronous: the catalogues are part of the bundle.
  void texts.init({
    initAsync: false,
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: CATALOGUES.en }, nl: { translation: CATALOGUES.nl } },
    interpolation: { escapeValue: false },
  });
  return {
    incoming: (language) => (call, locked) => {
      const t = texts.getFixedT(language);
      const { name, number } = shownOutside(call, locked);
      return {
        title: locked ? t('desktop.incoming.locked') : t('desktop.incoming.title', { name: name || t('desktop.incoming.unknown') }),
        body: [number === '' ? '' : call.remote.raw, projectName(call)].filter(Boolean).join(' · '),
        answer: t('telephone.answer'),
        decline: t('telephone.decline'),
      };
    },
    ringFileTitle: (language) => texts.getFixedT(language)('desktop.chooseRingFile'),
    report: (language) => {
      const t = texts.getFixedT(language);
      return {
        title: t('diagnosis.report.title'),
        likely: t('diagnosis.report.likely'),
        privacy: t('diagnosis.report.privacy'),
        noTrace: t('diagnosis.report.noTrace'),
        cause: (cause) => t(`diagnosis.cause.${cause}`),
      };
    },
    contactFiles: (language) => contactFileWords(texts.getFixedT(language), language),
    quote: (language) => quoteWords(texts.getFixedT(language)),
    aftermath: (language) => aftermathWords(texts.getFixedT(language), language),
    scriptFiles: (language) => ({ open: texts.getFixedT(language)('desktop.openScript'), save: texts.getFixedT(language)('desktop.saveScript') }),
    projectFiles: (language) => ({ open: texts.getFixedT(language)('desktop.openProject'), save: texts.getFixedT(language)('desktop.saveProject'), catalogue: texts.getFixedT(language)('desktop.openCatalogue'), numbers: texts.getFixedT(language)('desktop.openNumbers'), queue: texts.getFixedT(language)('desktop.openQueue'), figures: texts.getFixedT(language)('desktop.openFigures') }),
    calendarTitle: (language) => texts.getFixedT(language)('desktop.saveCalendar'),
    materialTitle: (language) => texts.getFixedT(language)('desktop.chooseMaterial'),
    callback: (language) => texts.getFixedT(language)('desktop.callback'),
    callbackDue: (language) => (count, name, what) => {
      const t = texts.getFixedT(language);
      const more = count > 1 ? t('callbacks.more', { count: count - 1 }) : '';
      return { title: name === '' ? t('desktop.callbackDue') : t('callbacks.callNow', { name }), body: [what, more].filter(Boolean).join(' · ') };
    },
    handOver: (language) => handOverWords(texts.getFixedT(language)),
    announcementTitle: (language) => texts.getFixedT(language)('desktop.chooseAnnouncement'),
    caFileTitle: (language) => texts.getFixedT(language)('desktop.chooseCaFile'),
    tray: (language) => trayWords(texts.getFixedT(language)),
  };
}

function quoteWords(t: TFunction): ReturnType<Words['quote']> {
  return {
    title: t('desktop.quote.title'),
    number: t('desktop.quote.number'),
    date: t('desktop.quote.date'),
    validUntil: t('desktop.quote.validUntil'),
    amount: t('registration.table.amount'),
    vat: (percent) => t('registration.table.vat', { percent }),
    net: t('desktop.quote.net'),
    total: t('registration.table.total'),
    provisional: t('desktop.quote.provisional'),
    pricesWithVat: t('desktop.quote.pricesWithVat'),
    pricesWithoutVat: t('desktop.quote.pricesWithoutVat'),
    contact: t('desktop.quote.contact'),
    closing: t('desktop.quote.closing'),
    save: t('desktop.quote.save'),
  };
}

function handOverWords(t: TFunction): HandOverWords {
  return {
    open: t('desktop.handOver.open'),
    save: t('desktop.handOver.save'),
    saveReceipt: t('desktop.handOver.saveReceipt'),
    offerMail: (from, what) => ({ subject: t('desktop.handOver.offerSubject', { what }), body: t('desktop.handOver.offerBody', { from, what }) }),
    receiptMail: (answer, by, what) => ({ subject: t(`desktop.handOver.receiptSubject.${answer}`, { what }), body: t(`desktop.handOver.receiptBody.${answer}`, { by, what }) }),
  };
}

function aftermathWords(t: TFunction, language: Language): AftermathWords {
  return {
    decide: ({ kind, given, limit }, subject) =>
      kind === 'discount'
        ? t('desktop.aftermath.discount', { given: displayNumber(String(given / 100), language), limit: displayNumber(String(limit / 100), language), subject })
        : t('desktop.aftermath.amount', { given: displayMinor(given, 'EUR', language), limit: displayMinor(limit, 'EUR', language), subject }),
    note: t('desktop.aftermath.note'),
    department: t('desktop.aftermath.department'),
    answer: (subject) => t('desktop.aftermath.answer', { subject }),
    followQuote: (subject) => t('desktop.aftermath.followQuote', { subject }),
    processOrder: (subject) => t('desktop.aftermath.processOrder', { subject }),
    orderNote: t('desktop.aftermath.orderNote'),
    orderDesk: t('desktop.aftermath.orderDesk'),
    writeByHand: (changes) => t('desktop.aftermath.writeByHand', { changes: changes.map(({ field, next }) => `${t(`registration.enriched.${field}`)}: ${next}`).join('; ') }),
  };
}

function trayWords(t: TFunction): ReturnType<TrayWords> {
  const named = ({ name }: Named, locked: boolean): string => name || t(locked ? 'desktop.incoming.caller' : 'desktop.incoming.unknown');
  const called = (reason: NotReadyReason, rules: readonly ReasonRule[]): string =>
    isShippedReason(reason) ? t(`agentState.reason.${reason}`) : (rules.find((rule) => rule.reason === reason)?.name ?? reason);
  const state = ({ state: name, reason }: AgentState, rules: readonly ReasonRule[]): string =>
    name === 'not-ready' && reason !== null ? t('agentState.option.notReady', { reason: called(reason, rules) }) : t(`agentState.state.${name}`);
  return {
    state,
    choice: (choice, rules) =>
      choice.state === 'ready' ? t('agentState.option.ready') : t('agentState.option.notReady', { reason: called(choice.reason, rules) }),
    toolTip: (view) => {
      const who = view.ringing ?? view.current;
      const lines = [
        t('desktop.tray.toolTip', { state: state(view.state, view.reasons) }),
        view.doNotDisturb ? t('atHand.disturb.label') : '',
        who === null ? '' : named(who, view.locked),
        view.callBack > 0 ? t('desktop.tray.callBack', { count: view.callBack }) : '',
        view.missed > 0 ? t('telephone.recent.missed', { count: view.missed }) : '',
      ];
      return lines.filter(Boolean).join('\n');
    },
    answer: (who, locked) => t('desktop.tray.answer', { name: named(who, locked) }),
    decline: (who, locked) => t('desktop.tray.decline', { name: named(who, locked) }),
    callBack: (count) => t('desktop.tray.callBack', { count }),
    hangUp: (who, locked) => t('desktop.tray.hangUp', { name: named(who, locked) }),
    doNotDisturb: t('atHand.disturb.label'),
    show: t('desktop.tray.show'),
    quit: t('desktop.tray.quit'),
  };
}
