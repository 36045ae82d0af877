import { setTimeout as pause } from 'node:timers/promises';
import type { Asterisk } from '../../pbx/support/asterisk.ts';
import type { Party, PartyName } from '../support/party.ts';
import { lastClick, watchForButton } from '../support/probe.ts';
import { rotated } from '../support/statistics.ts';

/** Milliseconds per party, in the order of the rounds. */
export type Series = Readonly<Record<PartyName, readonly number[]>>;
export type CallFigures = {
  /** Click on Call to the first INVITE at the relay. */
  readonly dial: Series;
  /** INVITE passed on by the relay to the painted button that answers. */
  readonly ring: Series;
  /** Click on Answer to the 200 OK at the relay. */
  readonly answer: Series;
};

/** Rings for ever, so that every call ends in the same way: cancelled by the caller. */
const RINGS_FOR_EVER = '614';
const CALLER = '0612345678';
/** First rounds, in which the engines still compile; not counted for any party. */
const WARM_UP = 2;
/** Rest before a measurement, so that the end of the call before is over. */
const REST_MS = 400;

/** @param rounds how many are counted */
export async function measureCalls(
  parties: readonly Party[],
  asterisk: Asterisk,
  rounds: number,
  progress: (round: number) => void,
): Promise<CallFigures> {
  const dial: Record<PartyName, number[]> = { balie: [], chromium: [], electron: [] };
  const ring: Record<PartyName, number[]> = { balie: [], chromium: [], electron: [] };
  const answer: Record<PartyName, number[]> = { balie: [], chromium: [], electron: [] };
  for (let round = -WARM_UP; round < rounds; round += 1) {
    progress(round);
    for (const party of rotated(parties, round + WARM_UP)) {
      const dialled = await dialOnce(party);
      if (round >= 0) dial[party.name].push(dialled);
    }
    for (const party of rotated(parties, round + WARM_UP)) {
      const rung = await ringOnce(party, asterisk);
      if (round >= 0) ring[party.name].push(rung);
    }
    for (const party of rotated(parties, round + WARM_UP)) {
      const answered = await answerOnce(party, asterisk);
      if (round >= 0) answer[party.name].push(answered);
    }
  }
  return { dial, ring, answer };
}

/** Dialling and answering by one party only. */
export async function measureOne(
  party: Party,
  asterisk: Asterisk,
  rounds: number,
  progress: (round: number) => void,
): Promise<{ readonly dial: readonly number[]; readonly answer: readonly number[] }> {
  const dial: number[] = [];
  const answer: number[] = [];
  for (let round = -WARM_UP; round < rounds; round += 1) {
    progress(round);
    const [dialled, answered] = [await dialOnce(party), await answerOnce(party, asterisk)];
    if (round < 0) continue;
    dial.push(dialled);
    answer.push(answered);
  }
  return { dial, answer };
}

async function dialOnce(party: Party): Promise<number> {
  await party.fill(RINGS_FOR_EVER);
  await pause(REST_MS);
  const invite = party.relay.nextInvite('to-server');
  await party.clickCall();
  const at = await invite;
  const clicked = await lastClick(party.page);
  await pause(150);
  await party.backToIdle();
  return at - clicked;
}

async function ringOnce(party: Party, asterisk: Asterisk): Promise<number> {
  await pause(REST_MS);
  const shown = await watchForButton(party.page, 'Answer');
  const invite = party.relay.nextInvite('to-client');
  const call = await asterisk.ami.callAgent({ to: party.user, callerIdNumber: CALLER });
  const at = await invite;
  const shownAt = await shown();
  await call.hangup();
  await pause(100);
  await party.backToIdle();
  return shownAt - at;
}

async function answerOnce(party: Party, asterisk: Asterisk): Promise<number> {
  await pause(REST_MS);
  const shown = await watchForButton(party.page, 'Answer');
  const call = await asterisk.ami.callAgent({ to: party.user, callerIdNumber: CALLER });
  await shown();
  // Nobody answers within the frame in which the button appears.
  await pause(200);
  const answered = party.relay.nextAnswer();
  await party.clickAnswer();
  const at = await answered;
  const clicked = await lastClick(party.page);
  await party.talking();
  await call.hangup();
  await pause(100);
  await party.backToIdle();
  return at - clicked;
}
