import type { InferResponseType } from 'hono/client';
import type { ApiClient } from '#lib/api/client.ts';

/** The signed-in person, as every page under `(app)` receives it. */
export type Me = InferResponseType<ApiClient['me']['$get'], 200>;
