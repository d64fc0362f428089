/** Miniflare fires no crons: we do, by the expressions of wrangler.toml, one run of each at a time. */
import { Cron } from 'croner';

type Given = {
	crons: readonly string[];
	fire: (cron: string, at: Date) => Promise<void>;
	log: (line: string) => void;
};

export function startCrons({ crons, fire, log }: Given) {
	const timers = crons.map(
		(expression) =>
			new Cron(expression, { timezone: 'UTC', protect: true, unref: true }, async () => {
				await fire(expression, new Date()).catch((error: unknown) =>
					log(`job ${expression}: ${String(error)}`)
				);
			})
	);
	return { stop: () => timers.forEach((timer) => timer.stop()) };
}
