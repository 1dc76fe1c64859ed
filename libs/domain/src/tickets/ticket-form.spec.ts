import { proposePriority, workImpacts } from './priority-proposal';
import { completeness, isItemAnswered, requiredHeading } from './required-information';
import { priorityRank, ticketTypes } from './ticket-vocabulary';

describe('the proposed priority', () => {
  it('is HIGH for an outage that stops work, and for a defect that does', () => {
    expect(proposePriority('OUTAGE', 'BLOCKED')).toBe('HIGH');
    expect(proposePriority('DEFECT', 'BLOCKED')).toBe('HIGH');
    expect(proposePriority('CONSULTATION', 'MINOR')).toBe('LOW');
  });

  it.each(ticketTypes)('never falls when work is affected worse: %s', (type) => {
    const ranks = workImpacts.map((impact) => priorityRank(proposePriority(type, impact)));
    expect(ranks).toEqual([...ranks].sort());
  });

  it.each(workImpacts)('is for an outage at least that of any other type: %s', (impact) => {
    const outage = priorityRank(proposePriority('OUTAGE', impact));
    expect(ticketTypes.filter((type) => priorityRank(proposePriority(type, impact)) < outage)).toEqual([]);
  });
});

describe('required information', () => {
  const [steps, expected, actual] = [{ heading: 'Шаги' }, { heading: 'Ожидали' }, { heading: 'Получили' }];
  const all = [steps, expected, actual];
  const body = (answers: Record<string, string>) =>
    Object.entries(answers)
      .map(([heading, answer]) => `${requiredHeading(heading)} ${answer}`)
      .join('\n\n');

  it('is missing from a text without its heading', () => {
    expect(completeness('', all)).toEqual({ answered: 0, total: 3 });
    expect(isItemAnswered('Шаги: открыть, нажать', steps, all)).toBe(false);
  });

  it('is missing while nothing but blanks follow its heading', () => {
    const text = body({ Шаги: ' \n\t ', Ожидали: 'чек', Получили: '' });
    expect(all.map((item) => isItemAnswered(text, item, all))).toEqual([false, true, false]);
    expect(completeness(text, all)).toEqual({ answered: 1, total: 3 });
  });

  it('is found in any order and over several lines', () => {
    const text = body({ Получили: '\n\n- ошибка 500', Шаги: '1. Открыть\n2. Нажать', Ожидали: 'чек' });
    expect(completeness(text, all)).toEqual({ answered: 3, total: 3 });
  });

  it('ends at the next heading of the list only', () => {
    const text = `${requiredHeading('Шаги')}\n${requiredHeading('Важно')}\nнажать`;
    expect(isItemAnswered(text, steps, all)).toBe(true);
    expect(isItemAnswered(text, steps, [...all, { heading: 'Важно' }])).toBe(false);
  });

  it('is complete when nothing is required', () => {
    expect(completeness('любой текст', [])).toEqual({ answered: 0, total: 0 });
  });
});
