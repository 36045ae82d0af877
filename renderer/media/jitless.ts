import { z } from 'zod';

// The page's policy forbids code made at run time. Must come before any schema is built.
z.config({ jitless: true });
