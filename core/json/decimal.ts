/**
 * The decimal of `decimal()` (WDL reference 14 and 15.4): up to 28 digits behind the point, 96 bits in all, and its own
 * scale (`1.50` stays `1.50`), as .NET's System.Decimal does.
 */

const MAX_COEFFICIENT = (1n << 96n) - 1n;
const MAX_SCALE = 28;
const DECIMAL_TEXT = /^([+-]?)(\d*)(?:\.(\d*))?$/;

export class Decimal {
  /** The digits without the point; negative for a negative decimal. */
  readonly coefficient: bigint;
  /** How many of the digits stand behind the point, 0 to 28. */
  readonly scale: number;

  private constructor(coefficient: bigint, scale: number) {
    this.coefficient = coefficient;
    this.scale = scale;
  }

  /** Rounds (half to even) to what a decimal holds; throws `RangeError` when it is too large. */
  static of(coefficient: bigint, scale: number): Decimal {
    let [digits, places] =
      scale > MAX_SCALE ? [rounded(coefficient, scale - MAX_SCALE), MAX_SCALE] : [coefficient, scale];
    while (magnitude(digits) > MAX_COEFFICIENT && places > 0) {
      const excess = Math.max(1, magnitude(digits).toString().length - 29);
      const drop = Math.min(excess, places);
      digits = rounded(digits, drop);
      places -= drop;
    }
    if (magnitude(digits) > MAX_COEFFICIENT) throw new RangeError('The value is too large or too small for a decimal.');
    return new Decimal(digits, places);
  }

  /** `undefined` when the text is no decimal: digits, at most one point, a sign; no exponent. */
  static parse(text: string): Decimal | undefined {
    const match = DECIMAL_TEXT.exec(text);
    if (!match) return undefined;
    const [, sign = '', whole = '', fraction = ''] = match;
    if (whole === '' && fraction === '') return undefined;
    const digits = BigInt(whole + fraction);
    return Decimal.of(sign === '-' ? -digits : digits, fraction.length);
  }

  /** By the shortest text of the double. Throws `RangeError` when it has no decimal. */
  static fromDouble(value: number): Decimal {
    if (!Number.isFinite(value)) throw new RangeError('The value is too large or too small for a decimal.');
    const [mantissa = '0', exponent = '0'] = value.toString().split('e');
    const [whole = '0', fraction = ''] = mantissa.split('.');
    const scale = fraction.length - Number(exponent);
    const digits = BigInt(whole + fraction);
    return scale < 0 ? Decimal.of(digits * 10n ** BigInt(-scale), 0) : Decimal.of(digits, scale);
  }

  add(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return Decimal.of(this.digitsAt(scale) + other.digitsAt(scale), scale);
  }

  subtract(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return Decimal.of(this.digitsAt(scale) - other.digitsAt(scale), scale);
  }

  multiply(other: Decimal): Decimal {
    return Decimal.of(this.coefficient * other.coefficient, this.scale + other.scale);
  }

  /** The divisor must not be zero. An exact quotient keeps no more places than it needs. */
  divide(other: Decimal): Decimal {
    const places = MAX_SCALE + 1;
    const quotient = (this.coefficient * 10n ** BigInt(places + other.scale)) / other.coefficient;
    const result = Decimal.of(quotient, places + this.scale);
    return result.withoutTrailingZeros(Math.max(0, this.scale - other.scale));
  }

  /** The rest with the sign of the dividend; the divisor must not be zero. */
  remainder(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return Decimal.of(this.digitsAt(scale) % other.digitsAt(scale), scale);
  }

  compareTo(other: Decimal): number {
    const scale = Math.max(this.scale, other.scale);
    const [a, b] = [this.digitsAt(scale), other.digitsAt(scale)];
    return a < b ? -1 : a > b ? 1 : 0;
  }

  isZero(): boolean {
    return this.coefficient === 0n;
  }

  /** Digits with the decimal's own scale: `1.50`. */
  toString(): string {
    const digits = magnitude(this.coefficient)
      .toString()
      .padStart(this.scale + 1, '0');
    const sign = this.coefficient < 0n ? '-' : '';
    const split = digits.length - this.scale;
    return this.scale === 0 ? sign + digits : `${sign}${digits.slice(0, split)}.${digits.slice(split)}`;
  }

  private digitsAt(scale: number): bigint {
    return this.coefficient * 10n ** BigInt(scale - this.scale);
  }

  private withoutTrailingZeros(leastScale: number): Decimal {
    let [digits, scale] = [this.coefficient, this.scale];
    while (scale > leastScale && digits % 10n === 0n) {
      digits /= 10n;
      scale -= 1;
    }
    return new Decimal(digits, scale);
  }
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** Drops `places` digits, half to even. */
function rounded(digits: bigint, places: number): bigint {
  const unit = 10n ** BigInt(places);
  const rest = magnitude(digits % unit);
  const whole = digits / unit;
  const isUp = rest * 2n > unit || (rest * 2n === unit && whole % 2n !== 0n);
  return isUp ? whole + (digits < 0n ? -1n : 1n) : whole;
}
