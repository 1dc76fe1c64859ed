import { shortName } from './person-name';

describe('shortName', () => {
  it.each([
    ['Соколова Мария Викторовна', 'Соколова М.\u00a0В.'],
    ['Кузьмин Пётр Ильич', 'Кузьмин П.\u00a0И.'],
    ['Зайцева Анна Никитична', 'Зайцева А.\u00a0Н.'],
    ['Иванов Пётр', 'Иванов Пётр'],
    ['John Ronald Smith', 'John Ronald Smith'],
    ['Administrator', 'Administrator'],
  ])('makes of %s %s', (fullName, short) => expect(shortName(fullName)).toBe(short));
});
