import { TestBed } from '@angular/core/testing';
import { provideIcons } from '../icons/provide-icons';
import { Stars } from './stars';

async function create(inputs: Record<string, unknown>): Promise<{ host: HTMLElement; stars: Stars }> {
  TestBed.configureTestingModule({ providers: [provideIcons()] });
  const fixture = TestBed.createComponent(Stars);
  fixture.componentRef.setInput('label', 'Rating');
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return { host: fixture.nativeElement as HTMLElement, stars: fixture.componentInstance };
}

describe('Stars', () => {
  it('offers five scores as one group of radio buttons', async () => {
    const { host, stars } = await create({});
    const radios = [...host.querySelectorAll<HTMLInputElement>('[role=radiogroup] input[type=radio]')];
    expect(radios.map(({ ariaLabel, value }) => ariaLabel ?? value)).toHaveLength(5);
    expect(new Set(radios.map(({ name }) => name)).size).toBe(1);
    radios[3]?.click();
    expect(stars.score()).toBe(4);
  });

  it('shows a given rating as a picture with words', async () => {
    const { host } = await create({
      readonly: true,
      score: 2,
      scoreLabel: (score: number) => `${score} of 5`,
    });
    expect(host.querySelector('[role=img]')?.getAttribute('aria-label')).toBe('Rating: 2 of 5');
    expect(host.querySelector('input')).toBeNull();
  });
});
