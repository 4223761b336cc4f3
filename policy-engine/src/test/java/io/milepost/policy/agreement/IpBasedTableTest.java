package io.milepost.policy.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.policy.order.RandomChance;
import io.milepost.policy.reference.Block;
import io.milepost.policy.reference.Client;
import io.milepost.policy.reference.Data;
import io.milepost.policy.reference.Key;
import io.milepost.policy.reference.Network;
import io.milepost.policy.reference.RecordSet;
import io.milepost.policy.reference.Reply;
import io.milepost.policy.reference.Rule;
import io.milepost.policy.reference.World;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What IP-based routing answers, with worked cases: the blocks with their locations, the locations
 * that have sets (with {@code !} if the set is unhealthy), the client subnet or else the source,
 * and the location whose set answers with the ECS scope behind {@code @}.
 */
class IpBasedTableTest {
  private static final Key QUESTION = new Key("q", "A");
  private static final String BLOCKS =
      "10.1.0.0/16=1 10.1.2.0/24=2 2001:db8::/32=3 2001:db8:1::/48=4";

  @ParameterizedTest(name = "{0} by {1} to {2}")
  @CsvSource({
    "1 2,      ecs 10.1.2.0/24,      2@24",
    "1 2,      ecs 10.1.2.9/32,      2@24",
    "1 2,      ecs 10.1.0.0/20,      1@20",
    "1 2,      ecs 10.1.0.0/16,      1@16",
    "1 2,      ecs 10.1.128.0/24,    1@17",
    "1 2,      ecs 10.0.0.0/15,      -@15",
    "1 2 *,    ecs 10.0.0.0/15,      *@15",
    "1 2,      src 192.0.2.1,        -@0",
    "1 2 *,    src 192.0.2.1,        *@0",
    "1 2 *,    src 10.1.2.3,         2@0",
    "1 2 *,    ecs 192.0.2.0/24,     *@1",
    "1 *,      ecs 10.1.2.0/24,      1@24",
    "2,        ecs 10.1.3.0/24,      -@24",
    "1 2! *,   ecs 10.1.2.0/24,      1@24",
    "1! 2! *,  ecs 10.1.2.0/24,      *@24",
    "1! 2! *!, ecs 10.1.2.0/24,      2@24",
    "1! 2 *!,  ecs 10.1.9.0/24,      1@21",
    "3 4,      ecs 2001:db8:1::/48,  4@48",
    "3 4,      ecs 2001:db8:1::/56,  4@48",
    "3 4,      ecs 2001:db8:8::/48,  3@45",
    "3 4,      src 2001:db8:1::7,    4@0",
    "3 4 *,    src 10.1.2.3,         *@0",
    "1 2 *,    ecs 0.0.0.0/0,        *@0",
  })
  void ipBased_workedCase(String locations, String client, String expected) {
    List<RecordSet> sets = new ArrayList<>();
    for (String location : locations.split(" ", -1)) {
      String name = location.replace("!", "");
      String value = name.equals("*") ? "99" : name;
      sets.add(
          new RecordSet(
              "set-" + name,
              new Rule.IpBased(name),
              new Data.Values(60, Set.of(value)),
              location.endsWith("!") ? "down" : ""));
    }
    List<Block> blocks = new ArrayList<>();
    for (String block : BLOCKS.split(" ", -1)) {
      String[] sides = block.split("=", 2);
      blocks.add(new Block(sides[1], network(sides[0])));
    }
    World world =
        new World(Map.of(QUESTION, sets), Optional.empty(), Set.of("down"), Map.of(), blocks);
    RandomChance chance = new RandomChance(new SplittableRandom(1));
    Reply reply = new Subject(world, client(client), chance).ask(QUESTION);
    String location = String.join("", reply.values()).replace("99", "*");
    assertThat((location.isEmpty() ? "-" : location) + "@" + reply.scope()).isEqualTo(expected);
  }

  private static Client client(String text) {
    Network elsewhere = network("203.0.113.9/32");
    String address = text.substring(4);
    return text.startsWith("ecs")
        ? new Client(elsewhere, "", Optional.of(network(address)), "")
        : new Client(
            network(address + (address.contains(":") ? "/128" : "/32")), "", Optional.empty(), "");
  }

  private static Network network(String text) {
    String[] sides = text.split("/", 2);
    byte[] octets = InetAddress.ofLiteral(sides[0]).getAddress();
    return Network.of(octets.length == 16, new BigInteger(1, octets), Integer.parseInt(sides[1]));
  }
}
