import { quiet } from './poster-palette.ts';
import {
  box,
  circle,
  filled,
  polygon,
  quarter,
  short,
  stroked,
  type Point,
} from './poster-path.ts';
import { between, range, type Drawing, type Sheet } from './poster-sheet.ts';

/* Drawings that are form and rhythm: stripes, rings, rays. */

export function stripes({ palette, random }: Sheet): Drawing {
  const step = between(random, 13, 22);
  const lean = between(random, 30, 90) * (random() < 0.5 ? 1 : -1);
  const line = quiet(palette);
  const lines = range(-100, 300, step).map((x) => `M${short(x)} 0L${short(x - lean)} 300`);
  const width = between(random, 1.6, 4);
  return { shapes: [stroked(lines.join(''), line, width)], under: [palette.ground, line] };
}

export function doorway({ palette, floor }: Sheet): Drawing {
  const top = 28;
  const lintel = top + (floor - top) * 0.24;
  return {
    shapes: [
      stroked(box(26, top, 148, floor - top - 2), palette.figure, 4),
      filled(box(54, lintel, 92, floor - lintel - 2), palette.figure),
    ],
    under: [palette.ground],
  };
}

export function bands({ palette, floor, random }: Sheet): Drawing {
  const rise = between(random, 55, 85);
  const [left, right] = random() < 0.5 ? [0, -rise] : [-rise, 0];
  const band = (low: number, high: number) =>
    polygon([
      [0, floor + left - low],
      [200, floor + right - low],
      [200, floor + right - high],
      [0, floor + left - high],
    ]);
  return {
    shapes: [filled(band(26, 58), palette.figure), filled(band(6, 13), palette.spot)],
    under: [palette.ground],
  };
}

export function dots({ palette, floor, random }: Sheet): Drawing {
  const step = 200 / 7;
  const rows = Math.floor((floor - 6) / step);
  const special = Math.floor(random() * rows * 7);
  const grows = random() < 0.5;
  const all = range(0, rows * 7, 1).map((index) => {
    const row = Math.floor(index / 7);
    const share = (row + 1) / (rows + 1);
    const radius = 2.5 + 9 * (grows ? share : 1 - share);
    return circle((index % 7) * step + step / 2, row * step + step / 2 + 4, radius);
  });
  return {
    shapes: [
      filled(all.filter((_, index) => index !== special).join(''), palette.figure),
      filled(all[special] ?? '', palette.spot),
    ],
    under: [palette.ground],
  };
}

export function rings({ palette, floor, random }: Sheet): Drawing {
  const x = random() < 0.5 ? 0 : 200;
  const radii = range(48, floor - 5, 21);
  return {
    shapes: [
      stroked(radii.map((radius) => circle(x, 0, radius)).join(''), palette.figure, 9),
      filled(circle(x, 0, 30), palette.spot),
    ],
    under: [palette.ground],
  };
}

export function blinds({ palette, floor }: Sheet): Drawing {
  const slats = 9;
  const step = floor / slats;
  const bars = range(0, slats, 1).map((slat) =>
    box(0, slat * step, 200, step * (0.86 - 0.78 * (slat / (slats - 1)))),
  );
  return { shapes: [filled(bars.join(''), palette.figure)], under: [palette.ground] };
}

export function tiles({ palette, floor, random }: Sheet): Drawing {
  const side = 50;
  const rows = Math.floor(floor / side);
  const quarters = range(0, rows * 4, 1).map((index) => {
    const x = (index % 4) * side;
    const y = Math.floor(index / 4) * side;
    return quarter(x, y, side, Math.floor(random() * 4));
  });
  const coloured = quarters.map((d) => ({ d, spot: random() < 0.22 }));
  const pick = (spot: boolean) => coloured.filter((each) => each.spot === spot).map(({ d }) => d);
  return {
    shapes: [
      filled(pick(false).join(''), palette.figure),
      filled(pick(true).join(''), palette.spot),
    ],
    under: [palette.ground],
  };
}

export function rays({ palette, floor, random }: Sheet): Drawing {
  const count = Math.round(between(random, 7, 10));
  const wedge = Math.PI / (2 * count + 1);
  const tip = (angle: number): Point => [
    100 - 400 * Math.cos(angle),
    floor - 400 * Math.sin(angle),
  ];
  const wedges = range(0, count, 1).map((index) => {
    const angle = (2 * index + 1) * wedge;
    return polygon([[100, floor], tip(angle), tip(angle + wedge)]);
  });
  return {
    shapes: [
      filled(wedges.join(''), palette.figure),
      filled(`M60 ${short(floor)}a40 40 0 0 1 80 0Z`, palette.spot),
    ],
    under: [palette.ground],
  };
}

export function keyhole({ palette, floor }: Sheet): Drawing {
  const radius = Math.min(86, floor / 2 - 8);
  const y = floor - radius - 4;
  const foot = polygon([
    [100 - radius * 0.1, y],
    [100 + radius * 0.1, y],
    [100 + radius * 0.3, y + radius * 0.62],
    [100 - radius * 0.3, y + radius * 0.62],
  ]);
  return {
    shapes: [
      filled(circle(100, y, radius), palette.figure),
      filled(`${circle(100, y - radius * 0.18, radius * 0.3)}${foot}`, palette.ground),
    ],
    under: [palette.ground],
  };
}
