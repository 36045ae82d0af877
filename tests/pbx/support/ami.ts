import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** One event or response: header names as Asterisk sends them; of a repeated header the last. */
export type AmiMessage = Readonly<Record<string, string>>;

export interface AmiLogin {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly secret: string;
}

/** A header may repeat (`Variable`), then give an array. */
export type AmiFields = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** What the made-up caller does once answered; `talk` plays music and records what it hears. */
export type CallerBehaviour = 'tone' | 'echo' | 'silence' | 'talk';

export interface CallAgentOptions {
  /** An endpoint (`1001`), a ring group (`630`) or a queue (`5000`). */
  readonly to: string;
  readonly callerIdNumber: string;
  readonly callerIdName?: string;
  /** Asterisk's presentation, e.g. `prohib` for a withheld number. */
  readonly presentation?: string;
  readonly behaviour?: CallerBehaviour;
  /** Added to the INVITE that the phone receives. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Number that forwarded the call: becomes a Diversion header. */
  readonly divertedFrom?: string;
  /** Options of Dial, e.g. `c`: a caller who gives up counts as answered elsewhere. */
  readonly dialOptions?: string;
  /** Seconds before the caller gives up by itself. Default 30. */
  readonly ringSeconds?: number;
}

/** A made-up call on its way to, or with, an agent. */
export interface InjectedCall {
  /** Unique id of the caller's own channel. */
  readonly id: string;
  /** Whether somebody answered; settles when the ringing is over. */
  readonly answered: Promise<boolean>;
  /** The caller hangs up, or gives up when nobody has answered yet. `cause`: Q.850, default 16. */
  hangup(cause?: number): Promise<void>;
}

interface Waiter {
  readonly matches: (event: AmiMessage) => boolean;
  readonly resolve: (event: AmiMessage) => void;
}

/** Events kept for `waitEvent(..., { past: true })` and for the text of a time-out. */
const HISTORY = 2000;

/** Asterisk's manager interface. */
export class AmiClient {
  readonly #socket: Socket;
  readonly #waiters = new Set<Waiter>();
  readonly #replies = new Map<string, { resolve: (message: AmiMessage) => void; reject: (error: Error) => void }>();
  readonly #history: AmiMessage[] = [];
  #buffer = '';
  #closed = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => this.#read(text));
    socket.on('close', () => this.#end());
    socket.on('error', () => this.#end());
  }

  /** @throws Error when nobody listens or the login is refused. */
  static async connect(login: AmiLogin): Promise<AmiClient> {
    const socket = connect(login.port, login.host);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    const client = new AmiClient(socket);
    try {
      await client.action('Login', { Username: login.user, Secret: login.secret, Events: 'on' });
    } catch (error) {
      client.close();
      throw error;
    }
    return client;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Events seen so far, oldest first (the last 2000). */
  get events(): readonly AmiMessage[] {
    return this.#history;
  }

  /**
   * Sends an action and waits for its response.
   * @throws Error with Asterisk's message when the response is `Error`, or after `timeoutMs`.
   */
  async action(name: string, fields: AmiFields = {}, timeoutMs = 5000): Promise<AmiMessage> {
    if (this.#closed) throw new Error(`AMI connection is closed, ${name} not sent`);
    const actionId = randomUUID();
    const lines = [`Action: ${name}`, `ActionID: ${actionId}`];
    for (const [key, value] of Object.entries(fields)) {
      for (const item of Array.isArray(value) ? value : [value]) lines.push(`${key}: ${oneLine(String(item))}`);
    }
    const reply = new Promise<AmiMessage>((resolve, reject) => this.#replies.set(actionId, { resolve, reject }));
    this.#socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    const timer = setTimeout(() => this.#fail(actionId, `no response within ${timeoutMs} ms to ${name}`), timeoutMs);
    try {
      const response = await reply;
      if (response['Response'] === 'Error') throw new Error(`AMI ${name}: ${response['Message'] ?? 'refused'}`);
      return response;
    } finally {
      clearTimeout(timer);
      this.#replies.delete(actionId);
    }
  }

  /** Output of a command of Asterisk's console. */
  async command(line: string): Promise<string> {
    const response = await this.action('Command', { Command: line });
    return response['Output'] ?? '';
  }

  /**
   * Waits for the next event called `name` (or any, with `*`) that `matches`. With `past`, one that
   * was seen already counts too.
   * @throws Error after `timeoutMs` (default 5000), naming the last events.
   */
  waitEvent(
    name: string,
    matches: (event: AmiMessage) => boolean = () => true,
    options: { readonly timeoutMs?: number; readonly past?: boolean } = {},
  ): Promise<AmiMessage> {
    const timeoutMs = options.timeoutMs ?? 5000;
    const wanted = (event: AmiMessage): boolean => (name === '*' || event['Event'] === name) && matches(event);
    const seen = options.past === true ? this.#history.find(wanted) : undefined;
    if (seen !== undefined) return Promise.resolve(seen);
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        matches: wanted,
        resolve: (event) => {
          clearTimeout(timer);
          resolve(event);
        },
      };
      const timer = setTimeout(() => {
        this.#waiters.delete(waiter);
        const last = this.#history.slice(-12).map((event) => event['Event']);
        reject(new Error(`No AMI event ${name} within ${timeoutMs} ms; last: ${last.join(', ')}`));
      }, timeoutMs);
      this.#waiters.add(waiter);
    });
  }

  /** Lets a made-up caller ring an agent. Returns once Asterisk has accepted the order. */
  async callAgent(options: CallAgentOptions): Promise<InjectedCall> {
    const id = `caller-${randomUUID()}`;
    const headers = Object.entries(options.headers ?? {});
    const variables = [
      `__CALLER_NUMBER=${base64(options.callerIdNumber)}`,
      `__CALLER_NAME=${base64(options.callerIdName ?? '')}`,
      `__CALLER_PRESENTATION=${options.presentation ?? ''}`,
      `__DIVERTED_FROM=${options.divertedFrom ?? ''}`,
      `__DIAL_OPTIONS=${options.dialOptions ?? ''}`,
      `__RING_SECONDS=${options.ringSeconds ?? ''}`,
      `__CALL_ID=${id}`,
      `__HEADER_COUNT=${headers.length}`,
      ...headers.flatMap(([name, value], index) => [
        `__HEADER_NAME_${index + 1}=${base64(name)}`,
        `__HEADER_VALUE_${index + 1}=${base64(value)}`,
      ]),
    ];
    const ringMs = ((options.ringSeconds ?? 30) + 30) * 1000;
    const answered = this.waitEvent(
      'OriginateResponse',
      (event) => event['Uniqueid'] === id || event['ActionID'] === id,
      {
        timeoutMs: ringMs + 5000,
      },
    ).then(
      (event) => event['Response'] === 'Success',
      () => false,
    );
    await this.action('Originate', {
      Channel: `Local/${options.to}@inject/n`,
      ChannelId: id,
      OtherChannelId: `${id}-leg`,
      Context: 'caller',
      Exten: options.behaviour ?? 'silence',
      Priority: 1,
      Timeout: ringMs,
      Async: true,
      Variable: variables,
    });
    return {
      id,
      answered,
      hangup: async (cause = 16) => {
        // Gone already is what was asked for.
        await this.action('Hangup', { Channel: id, Cause: cause }).catch((error: unknown) => {
          if (!String(error).includes('No such channel')) throw error;
        });
      },
    };
  }

  close(): void {
    this.#socket.destroy();
    this.#end();
  }

  #read(text: string): void {
    this.#buffer += text;
    // The greeting is one line without an empty line after it.
    if (this.#buffer.startsWith('Asterisk Call Manager')) {
      const end = this.#buffer.indexOf('\r\n');
      if (end < 0) return;
      this.#buffer = this.#buffer.slice(end + 2);
    }
    for (let end = this.#buffer.indexOf('\r\n\r\n'); end >= 0; end = this.#buffer.indexOf('\r\n\r\n')) {
      const message = parseMessage(this.#buffer.slice(0, end));
      this.#buffer = this.#buffer.slice(end + 4);
      this.#dispatch(message);
    }
  }

  #dispatch(message: AmiMessage): void {
    if (message['Event'] === undefined) {
      this.#replies.get(message['ActionID'] ?? '')?.resolve(message);
      return;
    }
    this.#history.push(message);
    if (this.#history.length > HISTORY) this.#history.shift();
    for (const waiter of this.#waiters) {
      if (!waiter.matches(message)) continue;
      this.#waiters.delete(waiter);
      waiter.resolve(message);
    }
  }

  #fail(actionId: string, why: string): void {
    this.#replies.get(actionId)?.reject(new Error(`AMI: ${why}`));
  }

  #end(): void {
    this.#closed = true;
    for (const { reject } of this.#replies.values()) reject(new Error('AMI connection closed'));
    this.#replies.clear();
  }
}

/** `Output` repeats once a line in the response to Command; its lines are joined. */
function parseMessage(block: string): AmiMessage {
  const message: Record<string, string> = {};
  for (const line of block.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon < 0) continue;
    const key = line.slice(0, colon);
    const value = line.slice(colon + 1).replace(/^ /, '');
    const before = message[key];
    message[key] = key === 'Output' && before !== undefined ? `${before}\n${value}` : value;
  }
  return message;
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

function oneLine(value: string): string {
  if (/[\r\n]/.test(value)) throw new Error('A line break would end the AMI header');
  return value;
}
