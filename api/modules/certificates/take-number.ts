import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { certificateCounter } from '#db/schema/certificates.ts';

/** The next number of a series. It is taken with the transaction: a rollback gives it back, so no gaps. */
export async function takeNumber(tx: Tx, series: string): Promise<number> {
	const [row] = await tx
		.insert(certificateCounter)
		.values({ series, last: 1 })
		.onConflictDoUpdate({
			target: certificateCounter.series,
			set: { last: sql`${certificateCounter.last} + 1` }
		})
		.returning({ last: certificateCounter.last });
	if (!row) throw new Error(`the counter of ${series} gave no number`);
	return row.last;
}
