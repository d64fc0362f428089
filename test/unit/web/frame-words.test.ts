import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** A module's words travel together: one of them in the frame brings all of them to every page. */
test('the frame of every page says words of `common` alone', () => {
	const common: unknown = JSON.parse(readFileSync('web/messages/id/common.json', 'utf8'));
	const frame = globSync('web/src/lib/layout/*.svelte').map((file) => readFileSync(file, 'utf8'));
	const keys = frame.flatMap((text) => [...text.matchAll(/\bm\.(\w+)\(/g)].map(([, key]) => key));
	expect(keys.length).toBeGreaterThan(20);
	expect(keys.filter((key) => !Object.hasOwn(Object(common), key ?? ''))).toEqual([]);
});
