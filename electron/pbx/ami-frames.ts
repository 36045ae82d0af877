import type { AmiFields } from '../../shared/domain/acd/ami-event.ts';

/** Longest message that is waited for, characters; a PBX says no more than some thousands. */
const MOST = 256 * 1024;
const GREETING = /^Asterisk Call Manager\/[\d.]+$/u;

/** Cuts what an AMI server sends into messages. */
export type AmiFrames = {
  /** What came; returns the messages that are complete with it. @throws Error for what is no manager interface */
  readonly add: (text: string) => readonly AmiFields[];
  /** Whether the server has said who it is. */
  readonly greeted: () => boolean;
};

export function amiFrames(): AmiFrames {
  let buffer = '';
  let greeted = false;
  return {
    greeted: () => greeted,
    add: (text) => {
      buffer += text;
      if (!greeted) {
        const end = buffer.indexOf('\n');
        if (end < 0 ? buffer.length > 200 : !GREETING.test(buffer.slice(0, end).trim()))
          throw new Error('no manager interface');
        if (end < 0) return [];
        greeted = true;
        buffer = buffer.slice(end + 1);
      }
      const messages: AmiFields[] = [];
      for (let end = buffer.indexOf('\r\n\r\n'); end >= 0; end = buffer.indexOf('\r\n\r\n')) {
        messages.push(fieldsOf(buffer.slice(0, end)));
        buffer = buffer.slice(end + 4);
      }
      if (buffer.length > MOST) throw new Error('a message without end');
      return messages;
    },
  };
}

/** Of a header that repeats the first counts. */
function fieldsOf(block: string): AmiFields {
  const fields = new Map<string, string>();
  for (const line of block.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0 && !fields.has(line.slice(0, colon))) fields.set(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return Object.fromEntries(fields);
}

/** A message as it is sent. @throws Error for a value with a line break: it would be another header */
export function amiAction(name: string, id: string, fields: AmiFields): string {
  const lines = [['Action', name], ['ActionID', id], ...Object.entries(fields)].map(([key = '', value = '']) => {
    if (/[\r\n\0]/u.test(value)) throw new Error('a line break in a header');
    return `${key}: ${value}`;
  });
  return `${lines.join('\r\n')}\r\n\r\n`;
}
