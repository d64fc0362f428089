/**
 * Somebody without a mouse: Tab, Enter, Space, arrows and typing, from the top of each page. Wherever
 * the focus lands it must be seen, and it must be able to leave again.
 */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** More stops than any page of ours has. */
const patience = 150;

export type Keyboard = ReturnType<typeof byKeyboard>;

export function byKeyboard(page: Page) {
	const { keyboard } = page;

	/** Opens a page and goes past the menus by the skip link, which is the first stop. */
	async function open(path: string) {
		await page.goto(path);
		await skip();
	}

	async function skip() {
		await page.waitForLoadState('networkidle');
		await keyboard.press('Tab');
		const link = page.getByRole('link', { name: 'Langsung ke isi' });
		expect(await link.and(page.locator(':focus')).count(), `the first stop of ${page.url()}`).toBe(
			1
		);
		await isSeen(page);
		await keyboard.press('Enter');
	}

	/** Tabs until the focus is on this thing. */
	async function tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
		await target.first().waitFor();
		const reached = target.and(page.locator(':focus'));
		for (let stop = 0; stop < patience; stop++) {
			if ((await reached.count()) > 0) return;
			await keyboard.press(key);
			await isSeen(page);
		}
		throw new Error(`${key} never reaches ${String(target)} on ${page.url()}`);
	}

	return {
		page,
		open,
		skip,
		tabTo,
		press: (key: string) => keyboard.press(key),
		/** Tabs to a button or a link by its name and takes it. */
		async take(role: 'button' | 'link', name: string | RegExp) {
			await tabTo(page.getByRole(role, { name, exact: true }));
			await keyboard.press('Enter');
		},
		/** Tabs to a `<summary>` and unfolds it. */
		async unfold(words: string) {
			await tabTo(page.locator('summary', { hasText: words }));
			await keyboard.press('Enter');
		},
		async type(label: string, words: string) {
			await tabTo(page.getByLabel(label, { exact: true }));
			await keyboard.press('ControlOrMeta+A');
			await keyboard.type(words);
		},
		/** Arrows down a list until it holds `value`. */
		async choose(label: string, value: string) {
			const list = page.getByLabel(label, { exact: true }).filter({ visible: true });
			await tabTo(list);
			await keyboard.press('Home');
			while ((await list.inputValue()) !== value) {
				const before = await list.inputValue();
				await keyboard.press('ArrowDown');
				expect(await list.inputValue(), `a choice after ${before}`).not.toBe(before);
			}
		},
		/** Goes once around the page, back to where it began. */
		async goesRound() {
			await page.waitForLoadState('networkidle');
			const seen: string[] = [];
			for (let stop = 0; stop < patience; stop++) {
				await keyboard.press('Tab');
				const place = await isSeen(page);
				if (place === 'page' || place === seen[0]) return;
				seen.push(place);
				// Day, month, year and calendar of a date are four stops in one field.
				const stuck = seen.slice(-5);
				const isStuck = stuck.length === 5 && stuck.every((each) => each === place);
				expect(isStuck, `Tab moves on from ${place} at ${page.url()}`).toBe(false);
			}
			throw new Error(`Tab does not come round on ${page.url()}`);
		}
	};
}

type Focus = { place: string; isMarked: boolean; isCovered: boolean };

/** Runs in the page: where the focus is, whether it is drawn there, whether something lies over it. */
const focusNow = `(() => {
	const element = document.activeElement;
	if (!element || element === document.body) return { place: 'page', isMarked: true, isCovered: false };

	// A field may show it on what stands around it.
	const around = element.matches('input') ? [element, element.parentElement] : [element];
	const isMarked = around.some((each) => {
		const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
		return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
	});
	const { left, top, width, height } = element.getClientRects()[0] ?? element.getBoundingClientRect();
	const found = [0.1, 0.5, 0.9].map((part) =>
		document.elementFromPoint(left + width / 2, top + height * part)
	);
	const isCovered = !found.some((each) => each && (element.contains(each) || each.contains(element)));
	const words = (element.getAttribute('aria-label') ?? element.getAttribute('name') ?? element.textContent).trim().slice(0, 60);
	const index = [...document.querySelectorAll('*')].indexOf(element);
	return { place: element.localName + ' ' + index + ' "' + words + '"', isMarked, isCovered };
})()`;

/** Says where the focus is, and that a person can see it there. */
async function isSeen(page: Page): Promise<string> {
	const { place, isMarked, isCovered } = await page.evaluate<Focus>(focusNow);
	expect(isMarked, `the focus is drawn on ${place} of ${page.url()}`).toBe(true);
	expect(isCovered, `${place} is hidden while it has the focus, ${page.url()}`).toBe(false);
	return place;
}
