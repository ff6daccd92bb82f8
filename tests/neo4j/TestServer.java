import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** A Neo4j server for the tests: {@code java -cp 'lib/*' TestServer.java HOME PORT}. */
public class TestServer {
    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[1]);
        DatabaseManagementService server =
            new DatabaseManagementServiceBuilder(Path.of(args[0]))
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", port))
                .setConfig(GraphDatabaseSettings.auth_enabled, true)
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        System.out.println("ready");
        // The tests hold the other end of standard input: when they end, even by a crash, so do we.
        while (System.in.read() >= 0) {}
        System.exit(0);
    }
}
