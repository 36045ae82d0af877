import { describe, expect, it } from 'vitest';
import { searchDirectory, type DirectoryEntry } from '../../../../../shared/domain/directory/directory-entry.ts';
import { brandId } from '../../../../../shared/lib/brand.ts';

const entry = (name: string, address: string, department = ''): DirectoryEntry => ({
  id: brandId(address),
  name,
  address,
  department,
  presence: true,
  provisioned: false,
});
const ENTRIES = [entry('Bea Vos', '200', 'Finance'), entry('André Bos', '201', 'Sales'), entry('Front desk', '100')];
const found = (query: string): readonly string[] => searchDirectory(ENTRIES, query).map(({ name }) => name);

describe('the directory', () => {
  it('is searched by parts of name, department and number, without accents', () => {
    expect(found('')).toEqual(['Bea Vos', 'André Bos', 'Front desk']);
    expect(found('andre')).toEqual(['André Bos']);
    expect(found('fin BEA')).toEqual(['Bea Vos']);
    expect(found('20')).toEqual(['Bea Vos', 'André Bos']);
    expect(found('nobody')).toEqual([]);
  });
});
