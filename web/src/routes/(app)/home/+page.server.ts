import { unwrap } from '#lib/api/unwrap.ts';

export const load = async ({ locals }) => ({ home: await unwrap(locals.api.home.$get()) });
