import { describe, expect, it } from 'vitest';
import { linkIn, parseCommandLine } from '../../../../electron/app/command-line.ts';

describe('the command line', () => {
  it.each<[readonly string[], Record<string, string>, Partial<ReturnType<typeof parseCommandLine>>]>([
    [[], {}, { provisionFile: null, language: null, userDataDir: null, link: null }],
    [['.', '--provision=desk.json'], {}, { provisionFile: 'desk.json' }],
    [['.', '--provision', 'desk.json'], {}, { provisionFile: 'desk.json' }],
    [['.'], { BALIE_PROVISION: 'env.json' }, { provisionFile: 'env.json' }],
    [['--provision=arg.json'], { BALIE_PROVISION: 'env.json' }, { provisionFile: 'arg.json' }],
    [['--lang=nl', '--user-data-dir=/tmp/x'], {}, { language: 'nl', userDataDir: '/tmp/x' }],
    [['--lang=de'], {}, { language: null }],
    [['--use-fake-device-for-media-stream', 'tel:+31201234567'], {}, { link: 'tel:+31201234567' }],
  ])('%j', (args, env, expected) => {
    expect(parseCommandLine(args, env)).toMatchObject(expected);
  });

  it('takes the last telephone link, whatever its case', () => {
    expect(linkIn(['sip:a@b', 'TEL:+31', '--x'])).toBe('TEL:+31');
    expect(linkIn(['https://example.com', '--x'])).toBeNull();
  });
});
