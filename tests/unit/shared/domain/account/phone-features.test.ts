import { describe, expect, it } from 'vitest';
import { parseDialogBusy, parseMessageSummary } from '../../../../../shared/domain/account/message-summary.ts';
import { DEFAULT_FEATURES, dialledCode, FEATURE_NAMES, isFeatureCode, isFeatureValue, slotsOf } from '../../../../../shared/domain/account/phone-features.ts';
import { incomingVerdict } from '../../../../../shared/domain/account/incoming-verdict.ts';
import { AGENT_STATES } from '../../../../../shared/domain/agent-state/agent-state.ts';

describe('codes of the exchange', () => {
  it('take the number where it belongs, without punctuation', () => {
    expect(dialledCode('*72{number}', '020-123 45 67')).toBe('*720201234567');
    expect(dialledCode('*73')).toBe('*73');
    expect(dialledCode('*73', '1234')).toBe('*73');
    expect(dialledCode('')).toBeNull();
    for (const bad of ['', 'sip:1@x', '12;3', '12\r\n3', 'abc']) expect(dialledCode('*72{number}', bad)).toBeNull();
  });

  it('are keys of a telephone and nothing else', () => {
    for (const good of ['', '*72{number}', '{number}', '**21*{number}#', '700']) expect(isFeatureCode('forwardAlwaysOn', good)).toBe(true);
    for (const bad of ['sip:x@y', '{number}{number}', '72 1', '{name}', '1'.repeat(41)]) expect(isFeatureCode('forwardAlwaysOn', bad)).toBe(false);
    // Without the extension these would do something else.
    expect(isFeatureCode('pickUp', '*8')).toBe(false);
    expect(isFeatureCode('park', '700')).toBe(true);
  });

  it('have defaults that can be stored', () => {
    for (const name of FEATURE_NAMES) expect(isFeatureValue(name, DEFAULT_FEATURES[name])).toBe(true);
  });

  it('name the slots of a car park', () => {
    expect(slotsOf('701-703, 710')).toEqual(['701', '702', '703', '710']);
    expect(slotsOf('')).toEqual([]);
    for (const bad of ['703-701', '1-1000', 'x', '701-720,730', '701;702']) expect(slotsOf(bad)).toBeNull();
  });
});

describe('what the exchange tells', () => {
  it('of waiting messages, counted or not (RFC 3842, 3.5)', () => {
    const body = 'Messages-Waiting: yes\r\nMessage-Account: sip:alice@vmail.example.com\r\nVoice-Message: 2/8 (0/2)\r\n';
    expect(parseMessageSummary(body)).toEqual({ waiting: true, fresh: 2, old: 8 });
    expect(parseMessageSummary('Messages-Waiting: no\r\n')).toEqual({ waiting: false, fresh: null, old: null });
    for (const bad of ['', 'Voice-Message: 1/2', '<xml/>']) expect(parseMessageSummary(bad)).toBeNull();
  });

  it('of a dialog (RFC 4235)', () => {
    const info = (state: string) => `<?xml version="1.0"?>\n<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info"><dialog id="701">\n  <state>${state}</state>\n</dialog></dialog-info>`;
    expect(parseDialogBusy(info('confirmed'))).toBe(true);
    expect(parseDialogBusy(info('terminated'))).toBe(false);
    expect(parseDialogBusy('<dialog-info version="0"></dialog-info>')).toBe(false);
    expect(parseDialogBusy('busy')).toBeNull();
  });
});

describe('a call that arrives', () => {
  const features = { autoAnswer: true, autoAnswerByHeader: false, refuseWhenNotReady: false, disturbAnswer: 'busy' } as const;

  it('is answered by itself in Ready only', () => {
    for (const agentState of AGENT_STATES)
      expect(incomingVerdict({ features, doNotDisturb: false, agentState, asksForAnswer: false }).do).toBe(agentState === 'ready' ? 'answer' : 'ring');
  });

  it('is answered for its headers only where the account allows that', () => {
    const asks = { doNotDisturb: false, agentState: 'ready', asksForAnswer: true } as const;
    expect(incomingVerdict({ ...asks, features: { ...features, autoAnswer: false } })).toEqual({ do: 'ring' });
    expect(incomingVerdict({ ...asks, features: { ...features, autoAnswer: false, autoAnswerByHeader: true } })).toEqual({ do: 'answer' });
    expect(incomingVerdict({ ...asks, asksForAnswer: false, features: { ...features, autoAnswer: false, autoAnswerByHeader: true } })).toEqual({ do: 'ring' });
  });

  it('is turned away in Not ready only, where that is set', () => {
    for (const agentState of AGENT_STATES)
      expect(
        incomingVerdict({ features: { ...features, refuseWhenNotReady: true }, doNotDisturb: false, agentState, asksForAnswer: true }),
      ).toEqual(
        agentState === 'not-ready' ? { do: 'refuse', status: 480, cause: 'not-ready' } : { do: agentState === 'ready' ? 'answer' : 'ring' },
      );
  });

  it.each([['busy', 486], ['unavailable', 480]] as const)('is turned away by do not disturb: %s', (disturbAnswer, status) => {
    expect(incomingVerdict({ features: { ...features, disturbAnswer }, doNotDisturb: true, agentState: 'ready', asksForAnswer: true })).toEqual({ do: 'refuse', status, cause: 'do-not-disturb' });
  });

  it('rings, and is not answered, where the exchange keeps calls away and one comes through', () => {
    expect(incomingVerdict({ features: { ...features, disturbAnswer: 'pbx' }, doNotDisturb: true, agentState: 'ready', asksForAnswer: true })).toEqual({ do: 'ring' });
  });
});
