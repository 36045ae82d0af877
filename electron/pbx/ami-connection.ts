import { createHash } from 'node:crypto';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

import type { AmiFields } from '../../shared/domain/acd/ami-event.ts';
import type { PbxLink, PbxProblem } from '../../shared/domain/acd/queue-live.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { amiAction, amiFrames } from './ami-frames.ts';

/** A log-in at the PBX's manager interface. */
export type PbxConnection = {
  /** The answer to an action; null when none came, or it was refused. */
  readonly ask: (action: string, fields?: AmiFields) => Promise<AmiFields | null>;
  /** The events that answer an action, up to the one called `end`; null when it was refused or nothing came. */
  readonly list: (action: string, end: string) => Promise<readonly AmiFields[] | null>;
  readonly close: () => void;
};

export type ConnectPbx = (
  link: PbxLink,
  secret: string,
  on: {
    readonly event: (fields: AmiFields) => void;
    /** It is over, unless it was closed here. */ readonly lost: () => void;
  },
) => Promise<Result<PbxConnection, PbxProblem>>;

/** Until the PBX is reached and has said who it is; until it answers, ms. */
const REACHED_MS = 6_000;
const ANSWER_MS = 8_000;
/** A connection on which nothing comes for as long is asked whether it still stands. */
const QUIET_MS = 30_000;
/** Entries of one list; a PBX of any size has fewer queues and people. */
const MOST_LISTED = 20_000;

type Waiting = {
  readonly settle: (answer: AmiFields | null) => void;
  readonly events: AmiFields[];
  readonly end: string | null;
};

const certificateCodes = /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)|ALTNAME/u;
/** What answers speaks no TLS. */
const protocolCodes = /^ERR_SSL|EPROTO/u;

/**
 * Connects and logs in. The secret does not go over the wire: the log-in is by challenge (MD5, as AMI has it); who reads along sees the events, so
 * that TLS is for every network that is not one's own.
 * @param authorities those that may vouch for the PBX; undefined for those of the runtime
 */
export function createConnectPbx(authorities: () => string[] | undefined): ConnectPbx {
  return (link, secret, on) =>
    new Promise((resolve) => {
      const socket: Socket = link.tls
        ? connectTls({
            host: link.host,
            port: link.port,
            servername: /^[\d.]+$|:/u.test(link.host) ? '' : link.host,
            ...caOf(authorities()),
          })
        : connectTcp({ host: link.host, port: link.port });
      const frames = amiFrames();
      const waiting = new Map<string, Waiting>();
      let [nextId, open, settled] = [1, true, false];
      let quiet: NodeJS.Timeout | undefined;

      const fail = (problem: PbxProblem): void => {
        const wasOpen = open;
        open = false;
        clearTimeout(reached);
        clearTimeout(quiet);
        socket.destroy();
        for (const { settle } of waiting.values()) settle(null);
        waiting.clear();
        if (!settled) {
          settled = true;
          resolve(err(problem));
        } else if (wasOpen) on.lost();
      };
      const reached = setTimeout(
        () => fail(frames.greeted() ? 'no-answer' : socket.connecting ? 'unreachable' : 'not-ami'),
        REACHED_MS,
      );

      const send = (
        action: string,
        fields: AmiFields,
        end: string | null,
      ): Promise<Waiting & { readonly answer: AmiFields | null }> => {
        const id = `balie-${String(nextId++)}`;
        return new Promise((done) => {
          const events: AmiFields[] = [];
          const timer = setTimeout(() => entry.settle(null), ANSWER_MS);
          const entry: Waiting = {
            events,
            end,
            settle: (answer) => {
              clearTimeout(timer);
              waiting.delete(id);
              done({ ...entry, answer });
            },
          };
          waiting.set(id, entry);
          if (open) socket.write(amiAction(action, id, fields));
          else entry.settle(null);
        });
      };
      const connection: PbxConnection = {
        ask: async (action, fields = {}) => {
          const { answer } = await send(action, fields, null);
          return answer?.['Response'] === 'Error' ? null : answer;
        },
        list: async (action, end) => {
          const { answer, events } = await send(action, {}, end);
          return answer === null || answer['Response'] === 'Error' ? null : events;
        },
        close: () => {
          open = false;
          fail('lost');
        },
      };
      const listen = (): void => {
        clearTimeout(quiet);
        quiet = setTimeout(() => {
          if (!open) return;
          void connection.ask('Ping').then((answer) => (answer === null ? fail('lost') : listen()));
        }, QUIET_MS);
        quiet.unref();
      };
      const take = (message: AmiFields): void => {
        const mine = waiting.get(message['ActionID'] ?? '');
        if (message['Response'] !== undefined) {
          // A list begins with an answer of its own and ends with an event.
          if (mine !== undefined && (mine.end === null || message['Response'] === 'Error')) mine.settle(message);
        } else if (mine !== undefined && mine.end !== null) {
          if (message['Event'] === mine.end || mine.events.length >= MOST_LISTED) mine.settle(message);
          else mine.events.push(message);
        } else if (settled) on.event(message);
      };

      socket.setEncoding('utf8');
      socket.setNoDelay(true);
      socket.on('error', (error: NodeJS.ErrnoException) =>
        fail(certificateCodes.test(error.code ?? '') ? 'certificate' : settled ? 'lost' : protocolCodes.test(error.code ?? '') ? 'not-ami' : 'unreachable'),
      );
      socket.on('close', () => fail(settled ? 'lost' : frames.greeted() ? 'refused' : 'not-ami'));
      let begun = false;
      socket.on('data', (text: string) => {
        try {
          for (const message of frames.add(text)) take(message);
        } catch {
          fail(settled ? 'lost' : 'not-ami');
          return;
        }
        if (settled) listen();
        if (begun || !frames.greeted()) return;
        begun = true;
        void logIn();
      });

      const logIn = async (): Promise<void> => {
        const challenge = (await connection.ask('Challenge', { AuthType: 'MD5' }))?.['Challenge'];
        if (challenge === undefined) return fail('refused');
        const key = createHash('md5')
          .update(challenge + secret, 'utf8')
          .digest('hex');
        const { answer } = await send(
          'Login',
          { AuthType: 'MD5', Username: link.user, Key: key, Events: link.tellListening ? 'agent,call' : 'agent' },
          null,
        );
        if (answer === null) return fail('no-answer');
        if (answer['Response'] !== 'Success') return fail('refused');
        if (!open) return;
        clearTimeout(reached);
        settled = true;
        listen();
        resolve(ok(connection));
      };
    });
}

const caOf = (ca: string[] | undefined): { ca?: string[] } => (ca === undefined ? {} : { ca });
