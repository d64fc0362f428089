/** Somebody who read the lessons well: knows the right choices of a course's question bank. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

type Question = { prompt: string; choices: { text: string; correct: boolean }[] };

export function bankOf(code: string): Question[] {
	const file = new URL(`../../db/seed/reference/courses/${code}/questions.json`, import.meta.url);
	return JSON.parse(readFileSync(file, 'utf8'));
}

/** Ticks the right choices of the open quiz and sends them. */
export async function answerQuiz(page: Page, bank: Question[]) {
	for (const box of await page.locator('form fieldset').all()) {
		const prompt = (await box.locator('.prompt').innerText()).trim();
		const question = bank.find((each) => each.prompt.trim() === prompt);
		if (!question) throw new Error(`The bank has no question "${prompt}"`);
		for (const label of await box.locator('label').all()) {
			const text = (await label.innerText()).trim();
			const choice = question.choices.find((each) => each.text.trim() === text);
			if (choice?.correct) await label.locator('input').check();
		}
	}
	await page.getByRole('button', { name: 'Kirim jawaban' }).click();
	await page
		.getByText(/Hasil percobaan|Selesai pada/)
		.first()
		.waitFor();
}

/** Goes through a course from its first open lesson to its end. */
export async function studyToTheEnd(page: Page, bank: Question[]) {
	const start = page.url();
	for (let step = 0; step < 20; step++) {
		await page.goto(start);
		const next = page.getByRole('link', { name: /^(Mulai|Lanjut): / });
		if ((await next.count()) === 0) return;
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
