/** Writes `src/lib/paraglide` for svelte-check and tests; the build does the same by itself. */
import { compile } from '@inlang/paraglide-js';
import { paraglideOptions, requireMessagePlugin } from './paraglide.config.ts';

requireMessagePlugin();
await compile(paraglideOptions);
