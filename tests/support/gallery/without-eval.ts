import { config } from 'zod';

/** Schemas come along with the fixtures of the scenes; compiling them would break the page's content security policy. */
config({ jitless: true });
