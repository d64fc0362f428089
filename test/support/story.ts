/** A story in chapters, each standing on those before it. */
import { beforeEach, onTestFailed } from 'vitest';

/** A chapter that failed leaves nothing for the next to stand on. */
export function inChapters() {
	let isBroken = false;
	beforeEach((context) => {
		if (isBroken) context.skip('an earlier chapter failed');
		onTestFailed(() => {
			isBroken = true;
		});
	});
}
