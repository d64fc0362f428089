/** Somebody who read the lessons well: knows the right choices of a course's question bank. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

type Question = { prompt: string; choices: { text: string; correct: boolean }[] };

export function bankOf(code: string): Question[] {
	const file = new URL(`../../db/seed/reference/courses/${code}/questions.json`, import.meta.url);
	return JSON.parse(readFileSync(file, 'utf8'));
}

/** The open quiz: each question with its choices, in the order of the page, right or not. */
export async function questionsOn(page: Page, bank: Question[]) {
	const shown = await page.locator('form fieldset').evaluateAll((boxes) =>
		boxes.map((box) => ({
			prompt: box.querySelector('.prompt')?.textContent.trim() ?? '',
			choices: [...box.querySelectorAll('label')].map((label) => label.textContent.trim())
		}))
	);
	return shown.map(({ prompt, choices }) => {
		const question = bank.find((each) => each.prompt.trim() === prompt);
		if (!question) throw new Error(`The bank has no question "${prompt}"`);
		const right = question.choices.filter(({ correct }) => correct).map(({ text }) => text.trim());
		return choices.map((text) => right.includes(text));
	});
}

/** Ticks the right choices of the open quiz. */
export async function tickAnswers(page: Page, bank: Question[]) {
	const boxes = page.locator('form fieldset');
	for (const [place, choices] of (await questionsOn(page, bank)).entries()) {
		for (const [at, isRight] of choices.entries()) {
			if (isRight) await boxes.nth(place).locator('input').nth(at).check();
		}
	}
}

/** Ticks the right choices and sends them. */
export async function answerQuiz(page: Page, bank: Question[]) {
	await tickAnswers(page, bank);
	await page.getByRole('button', { name: 'Kirim jawaban' }).click();
	await page
		.getByText(/Hasil percobaan|Selesai pada/)
		.first()
		.waitFor();
}

/** Goes through a course from its first open lesson to its end, or to where `before` would be next. */
export async function studyToTheEnd(
	page: Page,
	bank: Question[],
	{ before }: { before?: string } = {}
) {
	const start = page.url();
	for (let step = 0; step < 20; step++) {
		await page.goto(start);
		const next = page.getByRole('link', { name: /^(Mulai|Lanjut): / });
		if ((await next.count()) === 0) return;
		if (before && (await next.first().innerText()).includes(before)) return;
		await next.first().click();
		await page.waitForURL((url) => url.href !== start);
		const quiz = page.getByRole('button', { name: 'Mulai kuis' });
		if ((await quiz.count()) > 0) {
			await quiz.click();
			await page.getByRole('button', { name: 'Kirim jawaban' }).waitFor();
			await answerQuiz(page, bank);
		} else {
			const lesson = page.url();
			await page.getByRole('button', { name: /^Tandai selesai/ }).click();
			await page.waitForURL((url) => url.href !== lesson);
		}
	}
	throw new Error('The course has no end.');
}
