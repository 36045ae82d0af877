/**
 * The wire format of D-Bus (D-Bus specification 0.41, "Marshaling" and "Message Format"), little endian. Values by type: numbers for
 * `y n q i u d`, bigints for `x t`, strings for `s o g`, booleans for `b`, arrays for `a` and structs, `Variant` for `v`. A dictionary
 * is an array of pairs.
 */

/** A value that carries its own type. */
export type Variant = { readonly signature: string; readonly value: unknown };

export const MESSAGE = { call: 1, reply: 2, error: 3, signal: 4 } as const;
export type MessageType = (typeof MESSAGE)[keyof typeof MESSAGE];

export type Message = {
  readonly type: MessageType;
  readonly serial: number;
  readonly path?: string;
  readonly interface?: string;
  readonly member?: string;
  readonly errorName?: string;
  readonly replySerial?: number;
  readonly destination?: string;
  readonly sender?: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
};

/** Longest message that may come, in bytes; the specification allows 128 MiB, nobody sends us that. */
const LONGEST = 16 << 20;
const FIXED_HEADER = 16;
const ALIGNMENT: Readonly<Record<string, number>> = {
  y: 1, g: 1, v: 1, n: 2, q: 2, b: 4, i: 4, u: 4, s: 4, o: 4, a: 4, x: 8, t: 8, d: 8, '(': 8, '{': 8,
};
/** Code and type of each header field. */
const FIELDS = [
  ['path', 1, 'o'],
  ['interface', 2, 's'],
  ['member', 3, 's'],
  ['errorName', 4, 's'],
  ['replySerial', 5, 'u'],
  ['destination', 6, 's'],
  ['sender', 7, 's'],
  ['signature', 8, 'g'],
] as const;

/** The complete types that a signature consists of. @throws Error for one that is not balanced or names an unknown type */
export function typesOf(signature: string): readonly string[] {
  const types: string[] = [];
  for (let at = 0; at < signature.length;) {
    const end = endOfType(signature, at);
    types.push(signature.slice(at, end));
    at = end;
  }
  return types;
}

function endOfType(signature: string, at: number): number {
  const code = signature[at] ?? '';
  if (code === 'a') return endOfType(signature, at + 1);
  if (code !== '(' && code !== '{') {
    if (ALIGNMENT[code] === undefined) throw new Error(`no D-Bus type: ${signature.slice(at)}`);
    return at + 1;
  }
  const closing = code === '(' ? ')' : '}';
  let next = at + 1;
  while (signature[next] !== closing) next = endOfType(signature, next);
  return next + 1;
}

class Writer {
  bytes: number[] = [];

  pad(to: number): void {
    while (this.bytes.length % to !== 0) this.bytes.push(0);
  }

  /** A number of this many bytes, aligned to them. */
  number(value: bigint, size: number): void {
    this.pad(size);
    const bits = BigInt.asUintN(size * 8, value);
    for (let index = 0; index < size; index += 1) this.bytes.push(Number((bits >> BigInt(index * 8)) & 0xffn));
  }

  value(type: string, value: unknown): void {
    const [code] = type;
    switch (code) {
      case 'y':
        return this.number(BigInt(value as number), 1);
      case 'n':
      case 'q':
        return this.number(BigInt(value as number), 2);
      case 'b':
        return this.number(value === true ? 1n : 0n, 4);
      case 'i':
      case 'u':
        return this.number(BigInt(value as number), 4);
      case 'x':
      case 't':
        return this.number(BigInt(value as bigint), 8);
      case 'd': {
        const double = Buffer.alloc(8);
        double.writeDoubleLE(value as number);
        return this.number(double.readBigUInt64LE(), 8);
      }
      case 's':
      case 'o': {
        const text = Buffer.from(value as string);
        this.number(BigInt(text.length), 4);
        this.bytes.push(...text, 0);
        return;
      }
      case 'g': {
        const text = Buffer.from(value as string);
        this.bytes.push(text.length, ...text, 0);
        return;
      }
      case 'v': {
        const { signature, value: inner } = value as Variant;
        this.value('g', signature);
        return this.value(signature, inner);
      }
      case 'a':
        return this.array(type.slice(1), value as readonly unknown[]);
      default:
        this.pad(8);
        typesOf(type.slice(1, -1)).forEach((one, index) => this.value(one, (value as readonly unknown[])[index]));
    }
  }

  array(item: string, values: readonly unknown[]): void {
    this.number(0n, 4);
    const lengthAt = this.bytes.length - 4;
    // Not counted in the length, and there even when the array is empty.
    this.pad(ALIGNMENT[item[0] ?? ''] ?? 1);
    const from = this.bytes.length;
    for (const one of values) this.value(item, one);
    const length = this.bytes.length - from;
    for (let index = 0; index < 4; index += 1) this.bytes[lengthAt + index] = (length >>> (index * 8)) & 0xff;
  }
}

class Reader {
  at = 0;
  readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  pad(to: number): void {
    this.at = Math.ceil(this.at / to) * to;
  }

  take(size: number): Buffer {
    const from = this.at;
    this.at += size;
    if (this.at > this.bytes.length) throw new Error('a D-Bus message is too short');
    return this.bytes.subarray(from, this.at);
  }

  value(type: string): unknown {
    const [code = ''] = type;
    this.pad(ALIGNMENT[code] ?? 1);
    switch (code) {
      case 'y':
        return this.take(1).readUInt8();
      case 'n':
        return this.take(2).readInt16LE();
      case 'q':
        return this.take(2).readUInt16LE();
      case 'b':
        return this.take(4).readUInt32LE() === 1;
      case 'i':
        return this.take(4).readInt32LE();
      case 'u':
        return this.take(4).readUInt32LE();
      case 'x':
        return this.take(8).readBigInt64LE();
      case 't':
        return this.take(8).readBigUInt64LE();
      case 'd':
        return this.take(8).readDoubleLE();
      case 's':
      case 'o':
        return this.text(this.take(4).readUInt32LE());
      case 'g':
        return this.text(this.take(1).readUInt8());
      case 'v': {
        const signature = this.value('g') as string;
        return { signature, value: this.value(signature) } satisfies Variant;
      }
      case 'a': {
        const length = this.take(4).readUInt32LE();
        const item = type.slice(1);
        this.pad(ALIGNMENT[item[0] ?? ''] ?? 1);
        const end = this.at + length;
        const values: unknown[] = [];
        while (this.at < end) values.push(this.value(item));
        return values;
      }
      default:
        return typesOf(type.slice(1, -1)).map((one) => this.value(one));
    }
  }

  /** Text with the zero that ends it. */
  text(length: number): string {
    return this.take(length + 1).toString('utf8', 0, length);
  }
}

export function encodeMessage(message: Message): Buffer {
  const body = new Writer();
  typesOf(message.signature ?? '').forEach((type, index) => body.value(type, message.body?.[index]));
  const head = new Writer();
  head.bytes.push('l'.charCodeAt(0), message.type, 0, 1);
  head.number(BigInt(body.bytes.length), 4);
  head.number(BigInt(message.serial), 4);
  head.array(
    '(yv)',
    FIELDS.flatMap(([name, code, signature]) => {
      const value = message[name];
      return value === undefined || value === '' ? [] : [[code, { signature, value }]];
    }),
  );
  head.pad(8);
  return Buffer.from([...head.bytes, ...body.bytes]);
}

/**
 * The first message in these bytes and how long it is; null while it is not complete.
 *
 * @throws Error for what is no message, or none of ours: every bus on this machine speaks its own, little, endianness
 */
export function decodeMessage(bytes: Buffer): { readonly message: Message; readonly length: number } | null {
  if (bytes.length < FIXED_HEADER) return null;
  if (bytes[0] !== 'l'.charCodeAt(0) || bytes[3] !== 1) throw new Error('not a D-Bus message');
  const bodyLength = bytes.readUInt32LE(4);
  const bodyAt = Math.ceil((FIXED_HEADER + bytes.readUInt32LE(12)) / 8) * 8;
  const length = bodyAt + bodyLength;
  if (length > LONGEST) throw new Error('a D-Bus message is too long');
  if (bytes.length < length) return null;
  const head = new Reader(bytes.subarray(0, bodyAt));
  head.at = 12;
  const given = new Map((head.value('a(yv)') as readonly (readonly [number, Variant])[]).map(([code, { value }]) => [code, value]));
  const fields = Object.fromEntries(FIELDS.flatMap(([name, code]) => (given.has(code) ? [[name, given.get(code)]] : [])));
  const body = new Reader(bytes.subarray(bodyAt, length));
  const values = typesOf((fields['signature'] as string | undefined) ?? '').map((type) => body.value(type));
  return { message: { type: bytes[1] as MessageType, serial: bytes.readUInt32LE(8), ...fields, body: values }, length };
}
