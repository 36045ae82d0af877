import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectEncoding, fromLatin1 } from '../../../../../shared/domain/contact-file/text-encoding.ts';

const TEXT = 'klantnr;naam;plaats\nK1;Zoë Brönsted;Curaçao\nK2;Jan;’s-Gravenhage\n';

/** Bytes of a text in Windows-1252, by the platform's own decoder. */
function cp1252(text: string): Buffer {
  const decoder = new TextDecoder('windows-1252');
  const code = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const));
  return Buffer.from(Array.from(text, (letter) => code.get(letter) ?? 0x3f));
}

describe('detectEncoding', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT), { encoding: 'utf-8', markBytes: 0 }],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`), { encoding: 'utf-8', markBytes: 3 }],
    ['ASCII', Buffer.from('a;b\n1;2\n'), { encoding: 'utf-8', markBytes: 0 }],
    ['Windows-1252', cp1252(TEXT), { encoding: 'windows-1252', markBytes: 0 }],
    ['UTF-16 LE with a mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le'), { encoding: 'utf-16le', markBytes: 2 }],
    ['UTF-16 BE with a mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16(), { encoding: 'utf-16be', markBytes: 2 }],
    ['UTF-16 LE without', Buffer.from(TEXT, 'utf16le'), { encoding: 'utf-16le', markBytes: 0 }],
    ['UTF-16 BE without', Buffer.from(TEXT, 'utf16le').swap16(), { encoding: 'utf-16be', markBytes: 0 }],
    ['nothing', Buffer.alloc(0), { encoding: 'utf-8', markBytes: 0 }],
  ])('knows %s', (_, bytes, expected) => {
    expect(detectEncoding(bytes)).toEqual(expected);
  });

  it('takes any valid UTF-8 for UTF-8, wherever the sample is cut off', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\0')),
        fc.nat(),
        (text, cut) => {
          const bytes = Buffer.from(`naam;${text};é`);
          const { encoding } = detectEncoding(bytes.subarray(0, bytes.length - (cut % 2)));
          expect(encoding).toBe('utf-8');
        },
      ),
    );
  });

  it.each([[[0xc0, 0xaf]], [[0xed, 0xa0, 0x80]], [[0xf5, 0x80, 0x80, 0x80]], [[0x80, 0x41]], [[0xe0, 0x80, 0x80]]])(
    'takes what is no UTF-8 for Windows-1252: %j',
    (bytes) => {
      expect(detectEncoding(Buffer.from([0x61, 0x3b, ...bytes, 0x62])).encoding).toBe('windows-1252');
    },
  );
});

describe('fromLatin1', () => {
  it('gives the letters that the platform gives', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const decoded = new TextDecoder('windows-1252').decode(bytes);
    expect(fromLatin1(Buffer.from(bytes).toString('latin1'))).toBe(decoded);
  });
});
