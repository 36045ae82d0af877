import tls from 'node:tls';

/** The authorities that both Node and the operating system trust; undefined (Node's own) where this Node cannot ask the system. */
export function systemAuthorities(): string[] | undefined {
  const ask = (tls as { getCACertificates?: (type: 'default' | 'system') => string[] }).getCACertificates;
  return ask === undefined ? undefined : [...ask('default'), ...ask('system')];
}
