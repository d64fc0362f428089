import * as z from 'zod';

export const StartViewing = z.object({ personId: z.string().min(1).max(60) });
export const ViewingStarted = z.object({ until: z.iso.datetime() });
export const ViewingEnded = z.object({ personId: z.string() });
