import { mix } from './poster-palette.ts';
import {
  box,
  circle,
  ellipse,
  filled,
  polygon,
  short,
  stroked,
  toTheFoot,
  type Point,
} from './poster-path.ts';
import { between, range, type Drawing, type Sheet } from './poster-sheet.ts';

/* Drawings that show a place: a horizon, mountains, a skyline. */

export function sun({ palette, floor, random }: Sheet): Drawing {
  const radius = between(random, 118, 160);
  const x = between(random, 60, 140);
  return {
    shapes: [filled(circle(x, floor - radius - 6, radius), palette.figure)],
    under: [palette.ground],
  };
}

export function horizon({ palette, floor, random }: Sheet): Drawing {
  const line = floor * between(random, 0.5, 0.62);
  const disc = circle(100, line, Math.min(34, floor - line - 8));
  return {
    shapes: [filled(box(0, line, 200, 301 - line), palette.figure), filled(disc, palette.spot)],
    under: [palette.figure],
  };
}

export function mountains({ palette, floor, random }: Sheet): Drawing {
  const peak = between(random, 50, 95);
  const second = between(random, 125, 165);
  const far: Point[] = [
    [-1, floor * 0.72],
    [peak - 35, floor * 0.5],
    [peak + 25, floor * 0.68],
    [second, floor * 0.36],
    [201, floor * 0.66],
  ];
  const near: Point[] = [
    [-1, floor * 0.86],
    [peak, floor * 0.55],
    [second - 8, floor * 0.94],
    [second + 20, floor * 0.8],
    [201, floor * 0.95],
  ];
  const haze = mix(palette.ground, palette.figure, 0.45);
  return {
    shapes: [
      filled(circle(between(random, 45, 155), floor * 0.28, 19), palette.spot),
      filled(toTheFoot(far), haze),
      filled(toTheFoot(near), palette.figure),
    ],
    under: [palette.figure],
  };
}

export function stairs({ palette, floor, random }: Sheet): Drawing {
  const steps = Math.round(between(random, 5, 8));
  const run = 200 / steps;
  const rise = (floor * 0.68) / steps;
  const up = random() < 0.5;
  const line = range(0, steps, 1).flatMap((step): Point[] => {
    const y = floor - (up ? step : steps - 1 - step) * rise;
    return [
      [step * run, y],
      [(step + 1) * run, y],
    ];
  });
  const ball = circle(
    up ? 200 - run * 1.5 : run * 1.5,
    floor - (steps - 2) * rise - 11,
    Math.min(11, run / 2.2),
  );
  return {
    shapes: [filled(toTheFoot(line), palette.figure), filled(ball, palette.spot)],
    under: [palette.figure],
  };
}

export function spotlight({ palette, floor, random }: Sheet): Drawing {
  const from = between(random, 30, 170);
  const y = floor - 16;
  const cone = polygon([
    [from - 6, -1],
    [from + 6, -1],
    [162, y],
    [38, y],
  ]);
  const person = `${box(94, y - 44, 12, 44)}${circle(100, y - 53, 7.5)}`;
  return {
    shapes: [
      filled(cone, mix(palette.ground, palette.figure, 0.3)),
      filled(ellipse(100, y, 62, 12), palette.figure),
      filled(person, palette.ground),
    ],
    under: [palette.ground],
  };
}

export function skyline({ palette, floor, random }: Sheet): Drawing {
  const roofs: Point[] = [];
  const windows: string[] = [];
  for (let x = 0; x < 200;) {
    const width = Math.min(Math.round(between(random, 22, 40)), 200 - x);
    const roof = floor * between(random, 0.34, 0.8);
    roofs.push([x, roof], [x + width, roof]);
    for (let y = roof + 10; y < floor - 12; y += 13) {
      for (let at = x + 6; at + 10 <= x + width; at += 9) {
        if (random() < 0.45) windows.push(box(at, y, 4, 6));
      }
    }
    x += width;
  }
  return {
    shapes: [
      filled(circle(between(random, 40, 160), floor * 0.2, 16), palette.spot),
      filled(toTheFoot(roofs), palette.figure),
      filled(windows.join(''), palette.ground),
    ],
    under: [palette.figure],
  };
}

export function waves({ palette, floor, random }: Sheet): Drawing {
  const wave = (y: number, shift: number) =>
    `M${short(shift - 100)} ${short(y)}q25-18 50 0${'t50 0'.repeat(6)}V301H${short(shift - 100)}Z`;
  const shades = [0.3, 0.6, 1].map((share) => mix(palette.ground, palette.figure, share));
  return {
    shapes: [
      filled(circle(between(random, 50, 150), floor * 0.26, 24), palette.spot),
      ...shades.map((shade, index) =>
        filled(wave(floor * (0.46 + 0.2 * index), between(random, 0, 50)), shade),
      ),
    ],
    under: [palette.figure],
  };
}

export function crescent({ palette, floor, random }: Sheet): Drawing {
  const radius = Math.min(74, floor / 2 - 12);
  const x = between(random, 90, 110);
  const y = floor - radius - 10;
  const side = random() < 0.5 ? 1 : -1;
  const stars = range(0, 9, 1).map(() =>
    circle(between(random, 10, 190), between(random, 10, floor - 20), between(random, 0.9, 2.2)),
  );
  return {
    shapes: [
      filled(stars.join(''), palette.spot),
      filled(circle(x, y, radius), palette.figure),
      filled(circle(x + side * radius * 0.42, y - radius * 0.14, radius * 0.86), palette.ground),
    ],
    under: [palette.ground],
  };
}

export function sunset({ palette, floor }: Sheet): Drawing {
  const radius = Math.min(82, floor / 2 - 6);
  const y = floor - radius - 2;
  const slits = range(0, 6, 1).map((slit) =>
    box(100 - radius - 1, y + (slit * radius) / 6 - 2, radius * 2 + 2, 2 + slit * 1.7),
  );
  const line = `M0 ${short(floor - 1)}H200`;
  return {
    shapes: [
      filled(circle(100, y, radius), palette.figure),
      filled(slits.join(''), palette.ground),
      stroked(line, palette.figure, 2),
    ],
    under: [palette.ground],
  };
}
