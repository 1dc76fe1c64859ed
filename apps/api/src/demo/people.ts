import { Deck, type Random } from './random';
import type { NamedPerson } from './texts/company';
import { givenNames, inLatin, surnames } from './texts/names';

/** Somebody with an account. */
export interface Person {
  /** Also the id of the account. */
  readonly id: number;
  readonly login: string;
  readonly fullName: string;
  readonly position: string;
  readonly description: string;
  readonly email: string;
  readonly phone: string;
  readonly timeZone: string;
  readonly mustChangePassword: boolean;
}

/** Where somebody works, as far as addresses tell. */
interface Workplace {
  readonly domain: string;
  readonly timeZone: string;
  readonly cityCode: string;
}

/** Makes people with ids in the order of their making; no surname comes twice among the made-up ones. */
export class People {
  private count = 0;
  private readonly surnames: Deck<string>;

  constructor(private readonly random: Random) {
    this.surnames = new Deck(random, surnames);
  }

  /** Somebody whose name is given. */
  named(texts: NamedPerson, workplace: Workplace): Person {
    const { login, fullName, position, description = '', mustChangePassword = false } = texts;
    return { ...this.contacts(login, workplace), fullName, position, description, mustChangePassword };
  }

  /** Somebody with a name that fits the gender. */
  madeUp(position: string, workplace: Workplace): Person {
    const male = this.random.chance(0.45);
    const { first, patronymic } = givenNames[male ? 'male' : 'female'];
    const surname = `${this.surnames.deal()}${male ? '' : 'а'}`;
    const fullName = `${surname} ${this.random.pick(first)} ${this.random.pick(patronymic)}`;
    const contacts = this.contacts(inLatin(surname), workplace);
    return { ...contacts, fullName, position, description: '', mustChangePassword: false };
  }

  private contacts(login: string, { domain, timeZone, cityCode }: Workplace) {
    const id = ++this.count;
    const exchange = '555'.slice(cityCode.length - 3);
    const phone = `+7 (${cityCode}) ${exchange}-${this.random.int(10, 99)}-00, доб. ${100 + id}`;
    return { id, login, email: `${login}@${domain}`, phone, timeZone };
  }
}
