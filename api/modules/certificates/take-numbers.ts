import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { certificateCounter } from '#db/schema/certificates.ts';

/**
 * The first of the next `count` numbers of a series. They are taken with the transaction: a rollback gives them back,
 * so no gaps.
 */
export async function takeNumbers(
	tx: Tx,
	{ series, count }: { series: string; count: number }
): Promise<number> {
	const [row] = await tx
		.insert(certificateCounter)
		.values({ series, last: count })
		.onConflictDoUpdate({
			target: certificateCounter.series,
			set: { last: sql`${certificateCounter.last} + ${count}` }
		})
		.returning({ last: certificateCounter.last });
	if (!row) throw new Error(`the counter of ${series} gave no number`);
	return row.last - count + 1;
}
