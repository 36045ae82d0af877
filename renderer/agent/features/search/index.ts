export { openContact, useOpenContact } from './open-contact.ts';
export { SearchField } from './search-field.tsx';
export { SuggestOption } from './suggest-option.tsx';
export { useContactSearch } from './use-contact-search.ts';
export { useSuggestList } from './use-suggest-list.ts';
