import type { Random } from '../random';
import { type Colour, Picture } from './png';

/** Places in the palette. */
const ink = {
  desk: 0,
  bar: 1,
  paper: 2,
  line: 3,
  text: 4,
  accent: 5,
  error: 6,
  errorPaper: 7,
  white: 8,
} as const;

const accents: readonly Colour[] = [[25, 103, 178], [0, 121, 107], [94, 53, 177], [191, 87, 0]]; // prettier-ignore

const palette = (accent: Colour): Colour[] => [
  [222, 227, 233],
  [52, 62, 74],
  [250, 251, 252],
  [214, 219, 225],
  [150, 158, 168],
  accent,
  [198, 40, 40],
  [253, 236, 234],
  [255, 255, 255],
];

/** A picture of a program's window with a message of an error, as somebody would send it. */
export function screenshot(random: Random): Buffer {
  const picture = new Picture(640, 400, palette(random.pick(accents)));
  const shift = random.int(0, 24);
  picture.fill(24 + shift, 24, 568, 352, ink.paper);
  picture.fill(24 + shift, 24, 568, 30, ink.bar);
  for (let at = 0; at < 3; at++)
    picture.fill(540 + shift + at * 16, 34, 9, 9, at === 2 ? ink.error : ink.line);
  picture.fill(40 + shift, 35, random.int(90, 180), 8, ink.white);
  if (random.chance(0.5)) table(picture, random, shift);
  else form(picture, random, shift);
  message(picture, random, shift);
  return picture.toPng();
}

function table(picture: Picture, random: Random, shift: number): void {
  picture.fill(40 + shift, 70, 536, 22, ink.accent);
  for (let row = 0; row < 10; row++) {
    const top = 98 + row * 26;
    picture.fill(40 + shift, top + 20, 536, 1, ink.line);
    for (let column = 0; column < 4; column++) {
      picture.fill(48 + shift + column * 134, top + 6, random.int(30, 110), 7, ink.text);
    }
  }
}

function form(picture: Picture, random: Random, shift: number): void {
  for (let row = 0; row < 6; row++) {
    const top = 74 + row * 44;
    picture.fill(40 + shift, top, random.int(60, 140), 7, ink.text);
    picture.fill(40 + shift, top + 12, 340, 24, ink.line);
    picture.fill(41 + shift, top + 13, 338, 22, ink.white);
    picture.fill(50 + shift, top + 20, random.int(40, 240), 7, ink.text);
  }
  picture.fill(40 + shift, 344, 110, 22, ink.accent);
}

function message(picture: Picture, random: Random, shift: number): void {
  const top = random.int(120, 210);
  picture.fill(150 + shift, top, 320, 120, ink.error);
  picture.fill(152 + shift, top + 2, 316, 116, ink.errorPaper);
  picture.fill(166 + shift, top + 18, 22, 22, ink.error);
  picture.fill(175 + shift, top + 22, 4, 9, ink.white);
  picture.fill(175 + shift, top + 33, 4, 4, ink.white);
  picture.fill(202 + shift, top + 20, random.int(120, 230), 9, ink.bar);
  for (let row = 0; row < 3; row++)
    picture.fill(202 + shift, top + 42 + row * 14, random.int(90, 240), 6, ink.text);
  picture.fill(372 + shift, top + 90, 84, 18, ink.accent);
}
