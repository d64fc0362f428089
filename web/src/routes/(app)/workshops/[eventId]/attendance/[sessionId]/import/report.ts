import type * as z from 'zod';
import type { MarkPlan, Report as Contract } from '#api/modules/workshops/hall-contract.ts';

export type Report = z.output<typeof Contract> & { file: string };
export type Plan = z.output<typeof MarkPlan>;
