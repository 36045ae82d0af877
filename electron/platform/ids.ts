import { v7 } from 'uuid';
import type { NewId } from '../app/ports/platform-ports.ts';

/** Time-ordered identifiers, UUID version 7 (RFC 9562, section 5.7). */
export const newId: NewId = () => v7();
