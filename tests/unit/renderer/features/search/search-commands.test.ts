import { describe, expect, it } from 'vitest';
import { matchCommands } from '../../../../../renderer/agent/features/search/search-commands.ts';

const commands = ['Settings: Sound', 'Agent state: Ready', 'Ready, set', 'Geluid – één'].map((label) => ({ key: label, label, run: () => undefined }));
const found = (query: string, limit = 5) => matchCommands(commands, query, limit).map(({ label }) => label);

describe('matchCommands', () => {
  it('needs every word, in any order, without minding accents and capitals', () => {
    expect(found('sound settings')).toEqual(['Settings: Sound']);
    expect(found('sound ready')).toEqual([]);
    expect(found('EEN')).toEqual(['Geluid – één']);
  });

  it('puts what begins with the text first, keeps to the limit, and lists nothing for nothing', () => {
    expect(found('ready')).toEqual(['Ready, set', 'Agent state: Ready']);
    expect(found('ready', 1)).toEqual(['Ready, set']);
    expect(found('  ')).toEqual([]);
  });
});
